import type { ConsentRow } from './state.ts'
import type { Act } from './words.ts'

/**
 * The rule once more, as plainly as it can be said: put a birth's acts in the order she did them, a yes before a no of
 * the same instant, and play them through; then take the strictest birth.
 */
export function judgeNaively(
  rows: readonly ConsentRow[],
  asked: { purpose: string; channel: string; device?: string },
  now: number,
): string {
  const yes: readonly Act[] = ['grant', 'renew', 'confirm']
  const answers = [...new Set(rows.map((row) => row.birth))].map((birth) => {
    const mine = rows
      .filter((row) => row.birth === birth)
      .filter(
        (row) => [asked.purpose, '*'].includes(row.purpose) && [asked.channel, '*'].includes(row.channel),
      )
      .filter((row) => row.act === 'withdraw' || yes.includes(row.act))
      .sort(
        (a, b) =>
          a.at - b.at ||
          Number(a.act === 'withdraw') - Number(b.act === 'withdraw') ||
          a.pos - b.pos ||
          a.ord - b.ord,
      )
    let state = 'no_consent'
    for (const row of mine) {
      const fault = faultOf(row, asked.device)
      if (row.act === 'withdraw') state = 'withdrawn'
      else if (fault === null)
        state = row.validUntil !== null && row.validUntil <= now ? 'expired' : 'granted'
      else if (!['withdrawn', 'granted', 'expired'].includes(state)) state = fault
    }
    return state
  })
  const order = [
    'withdrawn',
    'granted',
    'expired',
    'unconfirmed',
    'unverified',
    'unproven',
    'wording_missing',
  ]
  return order.find((one) => answers.includes(one)) ?? 'no_consent'
}

function faultOf(row: ConsentRow, device: string | undefined): string | null {
  if (row.flaw === 'wording_missing') return 'wording_missing'
  if (row.flaw !== null) return 'unproven'
  if (row.isPending) return 'unconfirmed'
  const isOwnDevice = row.birth === device && ['push', 'onsite', 'ads', 'any'].includes(row.channel)
  return row.isVerified || isOwnDevice ? null : 'unverified'
}
