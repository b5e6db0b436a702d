import {
  writeAddressConfirm,
  writeAsk,
  writeAsked,
  writeConfirm,
  writeTooMany,
  writeTypedUnsubscribe,
  writeTypedUnsubscribed,
  writeUnsubscribe,
  writeUnsubscribed,
} from '@splot/portal'
import type { LinkKind } from './modules/consent/index.ts'
import { SplotError } from './platform/errors.ts'
import type { Handler } from './platform/http/server.ts'
import type { Brand, PortalDeps } from './portal/deps.ts'
import { readAddress, sendOwnLink } from './portal/letters.ts'
import { createLimits, type Limits } from './portal/limits.ts'
import { answerCentre, answerErase } from './portal/own-page.ts'
import { replyWithPage, replyWithStyle, stylePath } from './portal/replies.ts'
import { isUnknown } from './portal/view.ts'
import { findBrand, makeFrame, pickLanguage, readVisit, type Visit } from './portal/visit.ts'
import { wordLeaving } from './portal/words.ts'

interface Door {
  deps: PortalDeps
  limits: Limits
  /** Work that goes on after an answer, so that the answer's time tells nothing. */
  later(work: Promise<unknown>): void
}

export interface PortalDoor {
  handle: Handler
  /** Resolves once the letters asked for until now are on their way. */
  settle(): Promise<void>
}

const paths = {
  confirm: /^\/p\/confirm\/([\w.-]{1,200})$/,
  address: /^\/p\/address\/([\w.-]{1,800})$/,
  erase: /^\/p\/([\w.-]{1,800})\/erase$/,
  own: /^\/p(?:\/([^/]{0,800}))?$/,
  leave: /^\/u(?:\/([^/]{0,800}))?$/,
} as const

type Answer = (door: Door, visit: Visit, token: string) => Promise<Response>
const answers: readonly [RegExp, Answer][] = [
  [paths.confirm, answerConfirm],
  [paths.address, answerAddress],
  [paths.erase, (door, visit, token) => answerOwn(door, visit, { token, run: answerErase })],
  [paths.own, (door, visit, token) => answerOwn(door, visit, { token, run: answerCentre })],
  [paths.leave, answerLeave],
]

/**
 * The customer's own pages, for whoever brings a link: `/p/…` the preference centre, `/u/…` the way out. No password, no
 * cookie. A GET changes nothing: mail scanners and previews fetch every link. No link is a dead end.
 */
export function createPortalDoor(deps: PortalDeps): PortalDoor {
  const limits = createLimits()
  const underWay = new Set<Promise<unknown>>()
  const door: Door = {
    deps,
    limits,
    later(work) {
      const tracked = work
        .catch((error: unknown) => {
          deps.logger.error({ code: codeOf(error) }, 'a link could not be sent')
        })
        .finally(() => underWay.delete(tracked))
      underWay.add(tracked)
    },
  }
  return {
    async handle(request, { remoteAddress }) {
      const { pathname } = new URL(request.url)
      if (!/^\/[pu](\/|$)/.test(pathname)) return null
      if (pathname === stylePath) return replyWithStyle()
      if (!['GET', 'HEAD', 'POST'].includes(request.method)) return new Response(null, { status: 405 })
      try {
        const reply = await answerPath(door, await readVisit(request, remoteAddress))
        return request.method === 'HEAD' ? new Response(null, reply) : reply
      } catch (error) {
        return replyToFault(deps, error)
      }
    },
    async settle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

/** A path that is none of ours still leads to the page where a link is asked for. */
async function answerPath(door: Door, visit: Visit): Promise<Response> {
  for (const [path, answer] of answers) {
    const found = path.exec(visit.path)
    if (found !== null) return answer(door, visit, found[1] ?? '')
  }
  return answerOwn(door, visit, { token: '?', run: answerCentre })
}

/** Its code or its kind: a message may quote data. */
const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown'

/** What cannot be done now can be done again; what is a defect stands in the log, without data. */
function replyToFault({ logger }: PortalDeps, error: unknown): Response {
  if (error instanceof SplotError && error.status === 413) return new Response(null, { status: 413 })
  const code = codeOf(error)
  logger.error({ code }, 'a page of the portal failed')
  return new Response(null, { status: 503, headers: { 'retry-after': '5', 'cache-control': 'no-store' } })
}

type OwnAnswer = typeof answerCentre

async function answerOwn(
  door: Door,
  visit: Visit,
  { token, run }: { token: string; run: OwnAnswer },
): Promise<Response> {
  const { deps, limits } = door
  const read = deps.consent.links.read(token, ['own', 'preferences'])
  const brand = await findBrand(deps, read.ok ? read.about.workspaceId : read.workspaceId)
  if (brand === null) return new Response('Not found', { status: 404 })
  if (!read.ok || read.about.workspaceId !== brand.id) return answerAsk(door, visit, { brand, token })
  const { birth, messageId } = read.about
  const grade = read.kind === 'own' ? 'own' : 'message'
  try {
    const language = pickLanguage(visit, await findLanguage(deps, brand, birth), brand)
    const viewer = { brand, birth, grade, language } as const
    return await run({ deps, limits, visit, viewer, letter: read.about, proof: messageId })
  } catch (error) {
    // Erased since: the page asks for an address like any other, and tells nothing.
    if (isUnknown(error)) return answerAsk(door, visit, { brand, token })
    throw error
  }
}

async function findLanguage(deps: PortalDeps, brand: Brand, birth: string): Promise<string | null> {
  const { traits } = await deps.profile.get(brand.id, birth, { seesPii: false, lang: brand.language })
  const own = traits.language ?? traits.locale
  return typeof own === 'string' ? own : null
}

/** Asks for an address and sends a link to it, where somebody is known by it; the answer is the same either way. */
async function answerAsk(
  { deps, limits, later }: Door,
  visit: Visit,
  { brand, token }: { brand: Brand; token: string },
): Promise<Response> {
  const language = pickLanguage(visit, null, brand)
  const frame = makeFrame(brand, language, visit.path)
  const isBroken = token !== '' && token !== brand.id
  if (!visit.isPost || visit.form.get('act') !== 'ask')
    return replyWithPage(writeAsk(frame, { isBroken, notice: null }))
  if (!(await limits.mayType(visit.remoteAddress))) return replyWithPage(writeTooMany(frame), 429)
  const address = readAddress(brand, 'email', visit.form.get('address'))
  if (address === null)
    return replyWithPage(writeAsk(frame, { isBroken: false, notice: 'email_invalid' }), 422)
  later(sendOwnLink(deps, { brand, address, language, limits }))
  return replyWithPage(writeAsked(frame))
}

/** RFC 8058: a POST withdraws at once, without a cookie and without a question. A GET asks. */
async function answerLeave(door: Door, visit: Visit, token: string): Promise<Response> {
  const { deps } = door
  const read = deps.consent.links.read(token, ['unsubscribe'])
  const brand = await findBrand(deps, read.ok ? read.about.workspaceId : read.workspaceId)
  if (brand === null) return new Response('Not found', { status: 404 })
  if (!read.ok || read.about.workspaceId !== brand.id) return answerTypedLeave(door, visit, { brand, token })
  const { birth, messageId, purpose, channel } = read.about
  const frame = makeFrame(brand, pickLanguage(visit, null, brand), visit.path)
  const centre = new URL(deps.consent.links.preferences(read.about)).pathname
  if (!visit.isPost) {
    const what = wordLeaving(purpose, channel, frame.language)
    return replyWithPage(writeUnsubscribe(frame, { what, centrePath: centre }))
  }
  const who = { workspaceId: brand.id, birth, method: 'link', proof: `message ${messageId}` } as const
  try {
    await deps.consent.choices.withdraw(who, { purpose, channel, messageId })
    await deps.noteLeft(brand.id, messageId)
  } catch (error) {
    // Somebody erased gets nothing any more: there is nothing left to withdraw.
    if (!isUnknown(error)) throw error
  }
  return replyWithPage(writeUnsubscribed(frame, { centrePath: centre }))
}

/** A link that is altered or too old: the address itself is enough, and the answer is the same for every address. */
async function answerTypedLeave(
  { deps, limits }: Door,
  visit: Visit,
  { brand, token }: { brand: Brand; token: string },
): Promise<Response> {
  const frame = makeFrame(brand, pickLanguage(visit, null, brand), visit.path)
  const page = { formPath: `/u/${brand.id}`, isBroken: token !== '' && token !== brand.id }
  if (!visit.isPost) return replyWithPage(writeTypedUnsubscribe(frame, { ...page, notice: null }))
  const typed = visit.form.get('address')
  // A mail program that clicked for her must learn that nothing was withdrawn.
  if (typed === undefined) return replyWithPage(writeTypedUnsubscribe(frame, { ...page, notice: null }), 410)
  if (!(await limits.mayType(visit.remoteAddress))) return replyWithPage(writeTooMany(frame), 429)
  const address = readAddress(brand, 'email', typed)
  if (address === null)
    return replyWithPage(writeTypedUnsubscribe(frame, { ...page, notice: 'email_invalid' }), 422)
  await deps.consent.choices.withdrawAddress(brand.id, address)
  return replyWithPage(writeTypedUnsubscribed(frame))
}

/** The second half of a double opt-in: the button behind the link, for links are fetched by machines too. */
async function answerConfirm({ deps }: Door, visit: Visit, token: string): Promise<Response> {
  const brand = await findBrand(deps, /^[a-z0-9][a-z0-9_-]{0,62}(?=\.)/.exec(token)?.[0] ?? null)
  if (brand === null) return new Response('Not found', { status: 404 })
  const frame = makeFrame(brand, pickLanguage(visit, null, brand), visit.path)
  if (!visit.isPost) return replyWithPage(writeConfirm(frame, 'ask'))
  try {
    await deps.consent.confirm(token)
    return replyWithPage(writeConfirm(frame, 'done'))
  } catch (error) {
    if (!(error instanceof SplotError) || error.code !== 'confirmation_gone') throw error
    return replyWithPage(writeConfirm(frame, 'gone'), 410)
  }
}

const addressKinds: readonly LinkKind[] = ['address']

/** A new address answers: it is hers, and the correction that waited is carried out. */
async function answerAddress({ deps }: Door, visit: Visit, token: string): Promise<Response> {
  const read = deps.consent.links.read(token, addressKinds)
  const brand = await findBrand(deps, read.ok ? read.about.workspaceId : read.workspaceId)
  if (brand === null) return new Response('Not found', { status: 404 })
  const frame = makeFrame(brand, pickLanguage(visit, null, brand), visit.path)
  const kind = read.ok && read.about.channel === 'sms' ? 'phone' : 'email'
  if (!read.ok) return replyWithPage(writeAddressConfirm(frame, { state: 'gone', kind }), 410)
  if (!visit.isPost) return replyWithPage(writeAddressConfirm(frame, { state: 'ask', kind }))
  const { workspaceId, messageId: id } = read.about
  try {
    await deps.consent.requests.carryOut({ workspaceId, actor: 'herself', id })
    return replyWithPage(writeAddressConfirm(frame, { state: 'done', kind }))
  } catch (error) {
    const isGone = error instanceof SplotError && ['not_found', 'request_closed'].includes(error.code)
    if (!isGone) throw error
    return replyWithPage(writeAddressConfirm(frame, { state: 'gone', kind }), 410)
  }
}
