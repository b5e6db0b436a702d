import { Liquid } from 'liquidjs'
import { createTransport } from 'nodemailer'
import { cityOf, html, nameOf, products, subject, text } from './message.ts'

/** The anchor: LiquidJS and nodemailer's pool alone, same mail, same sink; nobody is asked and nothing is kept. */
const { count, sinkPort } = JSON.parse(process.argv[2] ?? '') as { count: number; sinkPort: number }
const engine = new Liquid({ outputEscape: 'escape' })
const plain = new Liquid()
const [subjectOf, htmlOf, textOf] = [plain.parse(subject), engine.parse(html), plain.parse(text)]
const mailer = createTransport({
  host: '127.0.0.1',
  port: sinkPort,
  secure: false,
  ignoreTLS: true,
  pool: true,
  maxConnections: 5,
  maxMessages: Number.POSITIVE_INFINITY,
})
let next = 0
const send = async () => {
  while (next < count) {
    const i = next++
    const row = {
      customer: { firstName: nameOf(i), city: cityOf(i) },
      products: { viewed: products },
      brand: { name: 'Tkalnia Modra' },
      links: { unsubscribe: `https://splot.example/u/${i}`, preferences: `https://splot.example/p/${i}` },
    }
    await mailer.sendMail({
      from: { name: 'Tkalnia', address: 'sklep@example.pl' },
      to: `bare.${i}@example.pl`,
      subject: plain.renderSync(subjectOf, row),
      html: engine.renderSync(htmlOf, row),
      text: plain.renderSync(textOf, row),
      headers: { 'X-Bench': `bare-${i}`, 'List-Unsubscribe': `<${row.links.unsubscribe}>` },
    })
  }
}
process.send?.('ready')
await new Promise((resolve) => process.once('message', resolve))
const began = performance.now()
const used = process.cpuUsage()
await Promise.all(Array.from({ length: 10 }, send))
const { user, system } = process.cpuUsage(used)
process.send?.({ seconds: (performance.now() - began) / 1_000, cpuSeconds: (user + system) / 1e6 })
mailer.close()
process.disconnect?.()
