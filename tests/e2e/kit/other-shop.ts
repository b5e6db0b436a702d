import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const feed = `<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>
<item><g:id>GOLF-M</g:id><title>Golf „Szron” M</title><g:item_group_id>golf</g:item_group_id><g:price>349.00 PLN</g:price></item>
<item><g:id>CZAPKA</g:id><title>Czapka „Mech”</title><g:price>trzydzieści</g:price></item>
<item><g:id>GOLF-L</g:id><title>Golf „Szron” L</title><g:item_group_id>golf</g:item_group_id><g:price>349.00 PLN</g:price></item>
</channel></rss>`
const page = `<html><script type="application/ld+json">${JSON.stringify({
  ...{ '@type': 'Product', name: 'Plecak „Brzeg”', sku: 'PLECAK', url: 'https://sklep.example/plecak' },
  offers: { price: '229.00', priceCurrency: 'PLN' },
})}</script></html>`

/** Another system of the brand's: a feed at `/feed.xml`, a page of a product anywhere else. */
export async function openOtherShop() {
  const server = createServer((request, reply) => void reply.end(request.url === '/feed.xml' ? feed : page))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())),
  }
}
