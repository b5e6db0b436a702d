import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { SplotError } from '../../../platform/errors.ts'
import type { TemplateSet } from '../render/messages.ts'
import { findLivePicture, type LivePicture, listAsked, pickUrl } from '../rules/live-picture.ts'
import { writeChoice } from '../rules/slots.ts'
import type { ContentDeps } from './deps.ts'
import { readPerson } from './person.ts'
import { readDocument } from './publish.ts'
import type { RecipientData } from './recipient-data.ts'

/** What an address of a living picture says: which block of which version, for whom. No name, no address. */
interface Place {
  workspaceId: string
  itemId: string
  version: number
  blockId: string
  birth: string
}

/** Between two openings nothing is asked anew: a mail opened in a hundred windows costs one look. */
const rememberMs = 5_000

export interface LivePictures {
  /** Puts an address for each living picture into the rows of people whose birth is known. */
  address(
    place: Omit<Place, 'blockId' | 'birth'>,
    set: TemplateSet,
    rows: readonly RecipientData[],
  ): readonly object[]
  /** Answers at `/live/…`; null for any other path. */
  handle(request: Request): Promise<Response | null>
}

export function createLivePictures(deps: ContentDeps): LivePictures {
  const seal = createPlaceSeal(deps.secret)
  const chosen = new LRUCache<string, string>({
    max: 10_000,
    ttl: rememberMs,
    ttlResolution: 0,
    perf: { now: () => deps.clock.monotonic() },
  })
  const choose = async (token: string, place: Place): Promise<string | null> => {
    const known = chosen.get(token)
    if (known !== undefined) return known
    const block = await findBlock(deps, place)
    if (block === null) return null
    const url = await chooseFor(deps, block, place)
    chosen.set(token, url)
    return url
  }
  return {
    address(place, set, rows) {
      const asked = listAsked(set.parts.html?.source ?? '')
      const origin = deps.origin()
      if (asked.length === 0) return rows
      return rows.map(({ birth, ...row }) => {
        if (birth === undefined) return row
        const links = asked.map((blockId) => [
          blockId,
          `${origin}/live/${seal.seal({ ...place, blockId, birth })}`,
        ])
        return { ...row, _live: Object.fromEntries(links) }
      })
    },
    async handle(request) {
      const token = /^\/live\/([\w-]{40,600})$/.exec(new URL(request.url).pathname)?.[1]
      if (token === undefined) return null
      if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
      const place = seal.open(token)
      const url = place === null ? null : await choose(token, place)
      return url === null ? new Response(null, { status: 404 }) : lead(url)
    },
  }
}

/** To the picture, kept by nobody: the next opening may choose another one. */
function lead(url: string): Response {
  const headers = {
    location: url,
    'cache-control': 'no-cache, no-store, max-age=0',
    'referrer-policy': 'no-referrer',
  }
  return new Response(null, { status: 302, headers })
}

/** Gone, or never there; a database that does not answer is another thing. */
function nullWhereUnknown(error: unknown): null {
  if (error instanceof SplotError) return null
  throw error
}

async function findBlock(deps: ContentDeps, place: Place): Promise<LivePicture | null> {
  const { workspaceId, itemId, version, blockId } = place
  const read = deps.db.inWorkspace(workspaceId, (tx) => readDocument(tx, itemId, version))
  const document = await read.catch(nullWhereUnknown)
  return document === null || document.body === null ? null : findLivePicture(document.body, blockId)
}

/** Whoever has been erased, or cannot be read now, sees the fallback: a mail never shows a hole. */
async function chooseFor(
  deps: ContentDeps,
  block: LivePicture,
  { workspaceId, birth }: Place,
): Promise<string> {
  const person = await readPerson(deps, workspaceId, birth, { seesPii: true }).catch(nullWhereUnknown)
  if (person === null) return pickUrl(block, '')
  const { timeZone } = await deps.settingsOf(workspaceId)
  return chooseUrl(deps, block, { person, timeZone })
}

/** The picture this person would see now. */
export async function chooseUrl(
  deps: Pick<ContentDeps, 'render'>,
  block: LivePicture,
  { person, timeZone }: { person: RecipientData; timeZone: string },
): Promise<string> {
  const parts = { choice: { source: writeChoice(block.cases), escape: 'none' as const } }
  const set: TemplateSet = { parts, language: 'pl', timeZone, onMissing: 'empty' }
  const [made] = await deps.render.render(set, [person])
  return pickUrl(block, made?.ok ? (made.parts.choice ?? '').trim() : '')
}

/** Places sealed with a key of their own: nobody reads them, nobody makes one up. */
function createPlaceSeal(secret: string) {
  let key: Buffer | null = null
  // Drawn at the first use: composing the server must not need the secret.
  const getKey = () => {
    key ??= Buffer.from(hkdfSync('sha256', secret, '', 'splot living pictures', 32))
    return key
  }
  return {
    seal({ workspaceId, itemId, version, blockId, birth }: Place): string {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', getKey(), nonce)
      const text = [workspaceId, itemId, version, blockId, birth].join('\n')
      return Buffer.concat([
        nonce,
        cipher.update(text, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]).toString('base64url')
    },
    open(token: string): Place | null {
      try {
        const bytes = Buffer.from(token, 'base64url')
        const cipher = createDecipheriv('aes-256-gcm', getKey(), bytes.subarray(0, 12), { authTagLength: 16 })
        cipher.setAuthTag(bytes.subarray(-16))
        const text = Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('utf8')
        const [workspaceId = '', itemId = '', version = '', blockId = '', birth = ''] = text.split('\n')
        return { workspaceId, itemId, version: Number(version), blockId, birth }
      } catch {
        return null
      }
    },
  }
}
