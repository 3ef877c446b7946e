"""Handlingsplanens uppföljning: målvärden, måluppfyllelse, utveckling och skillnader mellan kvinnor och män."""
