/**
 * A seeded shop's traffic in the official wire format: about 700 bytes an event, growing population, Zipf-like return.
 * @param newShare share of events that come from somebody not seen before
 * @param known persons that earlier loads brought: new ones are counted on from there, and the known come again
 */
export function createWorkload(seed: number, newShare = 0.12, known = 1) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  let people = known
  let made = 0
  const pickPerson = () => {
    if (next() < newShare) return people++
    // A power of a uniform number: few come often, most rarely.
    return Math.floor(people * next() ** 3)
  }
  const makeEvent = (): string => {
    const person = pickPerson()
    const n = made++
    const kind = next()
    const at = new Date(1_790_000_000_000 + n * 3).toISOString()
    const anonymous = `a${person.toString(36)}-6f1c-4d0e-9f3a-2b7d5e8c1a90`
    const who =
      kind < 0.04 || (person % 3 === 0 && kind < 0.6)
        ? `"userId":"u${person}","anonymousId":"${anonymous}"`
        : `"anonymousId":"${anonymous}"`
    const tail = `"context":{"library":{"name":"@segment/analytics-node","version":"3.1.0"},"page":{"url":"https://sklep.example/p/${n % 5000}","path":"/p/${n % 5000}","referrer":"","title":"Golf Szron"},"userAgent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36","locale":"pl-PL"},"_metadata":{"nodeVersion":"20.20.2","jsRuntime":"node"},"integrations":{}`
    const head = `{"timestamp":"${at}","messageId":"node-next-${1_790_000_000_000 + n}-${seed}-${n.toString(36)}-c1d2e3f4a5b6",${who}`
    if (kind < 0.04)
      return `${head},"type":"identify","traits":{"email":"klient${person}@poczta.example","firstName":"Maja","city":"Poznań","plan":"stały"},${tail}}`
    if (kind < 0.07)
      return `${head},"type":"track","event":"Order Completed","properties":{"order_id":"o${n}","total":${(20 + (n % 500)).toFixed(2)},"currency":"PLN","products":[{"product_id":"p${n % 5000}","name":"Golf Szron","price":129.5,"quantity":1,"category":"golfy"}]},${tail}}`
    const event =
      kind < 0.5
        ? 'Product Viewed'
        : kind < 0.7
          ? 'Product List Viewed'
          : kind < 0.85
            ? 'Product Clicked'
            : 'Product Added'
    return `${head},"type":"track","event":"${event}","properties":{"product_id":"p${n % 5000}","sku":"SZ-${n % 5000}","category":"golfy","name":"Golf Szron","brand":"Tkalnia Modra","variant":"M","price":389.00,"quantity":1,"currency":"PLN","position":3},${tail}}`
  }
  return {
    /** One request body of `size` events, as the official Node SDK sends it. */
    makeBatch(size: number): string {
      const events: string[] = []
      for (let i = 0; i < size; i++) events.push(makeEvent())
      return `{"batch":[${events.join(',')}],"sentAt":"${new Date(1_790_000_000_000 + made * 3).toISOString()}"}`
    },
  }
}
