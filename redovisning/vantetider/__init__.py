"""Väntetider: vad som mäts, mätvärdena, nyckeltalen ur dem och skyddet för små antal. Vet inget om filer."""
