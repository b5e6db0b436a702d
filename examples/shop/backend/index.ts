/**
 * The sample shop's own server: who signs in. It has what any shop would have, an address and a secret key of Splot's, and
 * speaks to it over the public API alone. A real shop checks a password here; this one says that it is a sample.
 */
import { createHash } from 'node:crypto'
import { ApiError, createSplot, type Splot } from '@splot/node'

export interface BackendOptions {
  /** Where Splot is. */
  url: string
  /** With `shoppers:write`, `events:write`, `customers:read`, `customers:pii`. */
  secretKey: string
}

export interface Backend {
  /** Answers for what lies below `/shop/api/`. */
  answer(request: Request): Promise<Response>
  close(): Promise<void>
}

export function createBackend(options: BackendOptions): Backend {
  const splot = createSplot({ ...options, language: 'pl' })
  const listPeople = rememberPeople(splot)
  return {
    async answer(request) {
      const { pathname } = new URL(request.url)
      const act = `${request.method} ${pathname.replace(/^.*\/api\//, '')}`
      try {
        if (act === 'GET people') return Response.json({ people: await listPeople() })
        if (act === 'POST sign-in') return Response.json(await signIn(splot, await readBody(request)))
        return refuse(404, 'not_found')
      } catch (error) {
        if (error instanceof Refusal) return refuse(error.status, error.code)
        if (error instanceof ApiError && error.status < 500) return refuse(error.status, error.code)
        return refuse(503, 'unavailable')
      }
    },
    close: () => splot.close(1_000),
  }
}

class Refusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(code)
    this.status = status
    this.code = code
  }
}

const refuse = (status: number, code: string) =>
  Response.json({ code }, { status, headers: { 'cache-control': 'no-store' } })

const mostShown = 6
const mostLooked = 24

interface Person {
  id: string
  userId: string
  name: string
}

/** Once there are enough of them they stay: who was chosen on the phone has to be found on the desktop too. */
function rememberPeople(splot: Splot): () => Promise<Person[]> {
  let kept: readonly string[] = []
  return async () => {
    const known = await Promise.all(kept.map((id) => findPerson(splot, id)))
    const still = known.filter((one) => one !== null)
    if (still.length === mostShown) return still
    const people = await listPeople(splot)
    kept = people.length === mostShown ? people.map((one) => one.id) : []
    return people
  }
}

/** Somebody whom one can still be: merged she has her orders, erased she is gone. */
async function findPerson(splot: Splot, id: string): Promise<Person | null> {
  try {
    const { name, identifiers } = await splot.call('getCustomer', { params: { id } })
    const userId = identifiers.find((one) => one.kind === 'user_id')?.value
    return name === null || userId === undefined ? null : { id, userId, name }
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}

/** A few customers of the brand with an account: in a sample one may be any of them. */
async function listPeople(splot: Splot): Promise<Person[]> {
  const { items } = await splot.call('listCustomers', { query: { limit: mostLooked } })
  const people: Person[] = []
  for (const { id, name } of items) {
    if (people.length === mostShown) break
    const person = name === null ? null : await findPerson(splot, id)
    if (person !== null) people.push(person)
  }
  return people
}

/** @throws Refusal as soon as it is longer: nobody's body fills our memory */
async function readText(request: Request, most: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const part of request.body ?? []) {
    text += decoder.decode(part, { stream: true })
    if (text.length > most) throw new Refusal(413, 'too_large')
  }
  return text + decoder.decode()
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request, 4_000)
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null) return { ...body }
  } catch {
    // Falls through to the one refusal.
  }
  throw new Refusal(400, 'invalid')
}

const read = (value: unknown, shape: RegExp) =>
  typeof value === 'string' && shape.test(value) ? value : null

/** By her account's id, or by an e-mail: a new one opens an account. The cart of her device goes with her. */
async function signIn(splot: Splot, body: Record<string, unknown>) {
  const device = read(body.device, /^[\w.:-]{8,128}$/)
  const email = read(body.email, /^[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@]{2,}$/)?.toLowerCase()
  const userId = read(body.userId, /^[\w.:-]{1,128}$/) ?? (email && (await findOrOpenAccount(splot, email)))
  if (!userId) throw new Refusal(422, 'email_invalid')
  const { token } = await splot.call('signInShopper', {
    body: { userId, ...(device !== null && { anonymousId: device }) },
  })
  return { token, userId }
}

async function findOrOpenAccount(splot: Splot, email: string): Promise<string> {
  const known = await findUserId(splot, email)
  if (known !== null) return known
  // The same e-mail opens the same account, also when two of its requests come at once.
  const userId = `web-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`
  splot.identify({ userId, traits: { email } })
  await splot.flush()
  return userId
}

async function findUserId(splot: Splot, email: string): Promise<string | null> {
  try {
    const { id } = await splot.call('lookUpCustomer', { query: { kind: 'email', value: email } })
    const { identifiers } = await splot.call('getCustomer', { params: { id } })
    return identifiers.find((one) => one.kind === 'user_id')?.value ?? null
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}
