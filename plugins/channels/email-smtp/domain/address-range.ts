/** An address as a number and how many bits it has; null where it is none. */
export function parseAddress(text: string): { value: bigint; bits: 32 | 128 } | null {
  const value = text.includes(':') ? readV6(text) : readV4(text)
  if (value === null) return null
  return { value, bits: text.includes(':') ? 128 : 32 }
}

/** Whether an address lies in a range, `10.1.0.0/16`; null where the range is none. */
export function isInRange(address: string, range: string): boolean | null {
  const [network = '', length] = range.split('/')
  const [asked, base] = [parseAddress(address), parseAddress(network)]
  if (base === null || !/^\d{1,3}$/.test(length ?? '0')) return null
  const kept = length === undefined ? base.bits : Number(length)
  if (kept > base.bits) return null
  if (asked === null || asked.bits !== base.bits) return false
  const dropped = BigInt(base.bits - kept)
  return asked.value >> dropped === base.value >> dropped
}

function readV4(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((one) => /^\d{1,3}$/.test(one) && Number(one) <= 255)) return null
  return parts.reduce((sum, one) => (sum << 8n) | BigInt(one), 0n)
}

function readV6(text: string): bigint | null {
  const halves = text.toLowerCase().split('::')
  if (halves.length > 2) return null
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const [before, after] = [widen(head ?? []), widen(tail ?? [])]
  if (before === null || after === null) return null
  const gap = 8 - before.length - after.length
  if (halves.length === 1 ? gap !== 0 : gap < 1) return null
  const groups = [...before, ...new Array<string>(gap).fill('0'), ...after]
  return groups.reduce((sum, one) => (sum << 16n) | BigInt(`0x${one}`), 0n)
}

/** Groups of four digits; an IPv4 address at the end makes two. Null where one is none. */
function widen(groups: readonly string[]): string[] | null {
  const last = groups.at(-1)
  const inner = last?.includes('.') === true ? readV4(last) : null
  const all =
    inner === null
      ? [...groups]
      : [...groups.slice(0, -1), (inner >> 16n).toString(16), (inner & 0xffffn).toString(16)]
  return all.every((one) => /^[0-9a-f]{1,4}$/.test(one)) ? all : null
}
