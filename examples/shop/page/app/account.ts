import { useEffect, useState } from 'react'
import { analytics, getCommerce } from './splot.ts'

export interface Person {
  userId: string
  name: string
}

/** Customers of the sample brand whom one may be today. */
export function usePeople(): readonly Person[] {
  const [people, setPeople] = useState<readonly Person[]>([])
  useEffect(() => {
    fetch('/shop/api/people')
      .then((reply) => (reply.ok ? reply.json() : { people: [] }))
      .then((found: { people: Person[] }) => setPeople(found.people))
      // Without them one can still type an e-mail.
      .catch(() => setPeople([]))
  }, [])
  return people
}

class Refusal extends Error {
  readonly status: number
  constructor(status: number) {
    super('')
    this.status = status
  }
}

/** The shop's server says who she is to Splot, and hands her token on; the cart of this device goes with her. */
export async function enter(who: { email: string } | { userId: string }): Promise<void> {
  const commerce = await getCommerce()
  await commerce.cart.settle()
  const reply = await fetch('/shop/api/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...who, device: commerce.device() }),
  })
  if (!reply.ok) throw new Refusal(reply.status)
  const { token, userId }: { token: string; userId: string } = await reply.json()
  await commerce.signIn(token)
  analytics?.identify(userId)
}

export async function leave(): Promise<void> {
  const commerce = await getCommerce()
  commerce.signOut()
  analytics?.reset()
}
