import type { DeliveryReport } from '@splot/contract/plugin/report'
import { describe, expect, it } from 'vitest'
import { readBounce } from './parse.ts'
import { hasPublicBounces, openPublicBounces, type PublicBounce } from './public-bounces.testkit.ts'

describe.skipIf(!hasPublicBounces)('bounce mails of the public set (absent: shared/data/email)', () => {
  it('kind, recipient, permanence and suppression, at least 95 % each', async () => {
    using bounces = openPublicBounces()
    const { rows } = bounces
    const score = { kind: [0, 0], recipient: [0, 0], permanence: [0, 0], suppression: [0, 0] }
    const wrong: string[] = []
    const count = (what: keyof typeof score, isRight: boolean, say: string) => {
      score[what][1] = (score[what][1] ?? 0) + 1
      if (isRight) score[what][0] = (score[what][0] ?? 0) + 1
      else wrong.push(`${what} ${say}`)
    }
    for (const row of rows) {
      const reports = await readBounce(bounces.read(row), 1_000)
      const first = reports[0]
      const says = `${row.file}: ${JSON.stringify(reports)} for ${JSON.stringify(row)}`
      const isAutoReply = row.sisimai_4_25[0]?.reason === 'vacation'
      count('kind', isAutoReply ? first === undefined : isKind(first, row.kind), says)
      for (const { address, class: given } of row.recipients) {
        const found = reports.find((one) => same(one.address, address))
        count('recipient', found !== undefined, says)
        if (given !== null && found) count('permanence', found.isPermanent === (given === 'hard'), says)
      }
      if (row.kind === 'complaint' || isAutoReply) continue
      for (const { recipient, suppress_address: suppress, reason } of row.sisimai_4_25) {
        const found = reports.find((one) => same(one.address, recipient))
        if (row.recipients.length === 0) count('recipient', found !== undefined, says)
        count('suppression', (found ?? first)?.shouldSuppress === suppress, `${reason} ${says}`)
      }
    }
    if (process.env.SHOW_BOUNCES) process.stderr.write(`${wrong.join('\n')}\n`)
    const shares = Object.fromEntries(Object.entries(score).map(([key, [a = 0, b = 1]]) => [key, a / b]))
    process.stderr.write(`bounces: ${JSON.stringify(shares)} of ${rows.length} mails\n`)
    expect(rows.length).toBeGreaterThan(150)
    for (const what of ['kind', 'recipient', 'permanence'])
      expect(shares[what], what).toBeGreaterThanOrEqual(0.95)
    // Another program's verdict: six kinds of its mails say "no such user" and it knows better from the product's name.
    expect(shares.suppression).toBeGreaterThanOrEqual(0.9)
  })
})

const isKind = (report: DeliveryReport | undefined, kind: PublicBounce['kind']) =>
  report !== undefined && (kind === 'complaint') === (report.what === 'complained')

const same = (a: string | null | undefined, b: string) => a?.toLowerCase() === b.toLowerCase()
