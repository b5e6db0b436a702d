/** An address for readers who may not see persons: its kind is seen, its owner is not. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  if (at > 0) return `${[...address][0] ?? ''}•••${address.slice(at)}`
  if (/^\+?\d{7,15}$/.test(address)) return `${address.slice(0, 3)} ••• ••• ${address.slice(-3)}`
  return '•••'
}
