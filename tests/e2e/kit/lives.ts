const minute = 60_000

interface Person {
  email: string
  firstName: string
  lastName: string
  userId: string
  anonymousId: string
}

export const maja: Person = {
  email: 'maja@poczta.example',
  firstName: 'Maja',
  lastName: 'Wilk',
  userId: 'u-1001',
  anonymousId: 'browser-of-maja',
}

export const hanna: Person = {
  email: 'hanna@poczta.example',
  firstName: 'Hanna',
  lastName: 'Żuraw',
  userId: 'u-1002',
  anonymousId: 'browser-of-hanna',
}

/** An hour of a life: somebody looks around, says who she is, and buys at the till. */
export function makeLife(person: Person, now: number): object[] {
  const { email, firstName, lastName, userId, anonymousId } = person
  const at = (minutesAgo: number): string => new Date(now - minutesAgo * minute).toISOString()
  const track = (minutesAgo: number, event: string, properties: object, who: object) => ({
    type: 'track',
    messageId: `${userId}-${minutesAgo}`,
    timestamp: at(minutesAgo),
    event,
    properties,
    ...who,
  })
  const price = { price: '389.00', currency: 'PLN' }
  return [
    track(60, 'Product Viewed', { name: 'Golf „Szron”', ...price }, { anonymousId }),
    track(58, 'Product Added', { name: 'Golf „Szron”', ...price }, { anonymousId }),
    {
      type: 'identify',
      messageId: `${userId}-50`,
      timestamp: at(50),
      userId,
      anonymousId,
      traits: { email, firstName, lastName },
    },
    track(
      30,
      'Order Completed',
      {
        order_id: `${userId}-1`,
        total: '389.00',
        currency: 'PLN',
        products: [{ name: 'Golf „Szron”', ...price }],
      },
      { userId, context: { channel: 'pos' } },
    ),
    track(20, 'Call Ended', { duration: 360 }, { userId }),
  ]
}
