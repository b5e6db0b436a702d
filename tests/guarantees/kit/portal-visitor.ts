import type { World } from './world.ts'

/** A person (or a machine) with a link: no cookie, no script. */
export interface Visited {
  status: number
  text: string
  headers: Headers
}

const base = 'http://world.test'

async function read(response: Response): Promise<Visited> {
  return { status: response.status, text: await response.text(), headers: response.headers }
}

/** Fetches a page as a browser or a mail scanner does. */
export const open = async (world: World, url: string, init: RequestInit = {}): Promise<Visited> =>
  read(await world.fetch(new Request(new URL(url, base), init)))

/** Sends a form; what it says is folded before the answer comes back. */
export async function submit(
  world: World,
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<Visited> {
  const request = new Request(new URL(url, base), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  const visited = await read(await world.carryOut(world.fetch(request)))
  await world.carryOut(world.app.portal.settle())
  await world.drain()
  return visited
}

/** The letters that wait or left, newest first, with the link in each. */
export async function listLetters(
  world: World,
): Promise<{ address: string; link: string; purpose: string }[]> {
  const rows = await world.query<{ address: string; data: string; purpose: string }>(
    `SELECT fixed_address AS address, data, purpose FROM deliver.message WHERE run LIKE 'letter %' ORDER BY id DESC`,
  )
  return rows.map(({ address, data, purpose }) => {
    const { ready } = JSON.parse(data) as { ready: { text: string } }
    const link = /http:\/\/world\.test\S+/.exec(ready.text)?.[0] ?? ''
    return { address, purpose, link: link.slice(base.length) }
  })
}

/** A link such as a message carries. */
export const linkOf = (
  world: World,
  kind: 'preferences' | 'own' | 'unsubscribe' | 'address',
  about: { birth: string; messageId?: string; purpose?: string; channel?: string },
): string =>
  new URL(
    world.app.consent.links[kind]({
      workspaceId: 'default',
      messageId: 'message-1',
      purpose: 'marketing',
      channel: 'email',
      ...about,
    }),
  ).pathname
