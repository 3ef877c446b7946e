"""Bilagor: en färdig handlingsplan som bifogas som den är, prövad men aldrig omskriven."""
