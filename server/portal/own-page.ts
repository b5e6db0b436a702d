import { type Notice, writeCentre, writeErase, writeErased } from '@splot/portal'
import { SplotError } from '../platform/errors.ts'
import { carryOutAct, type Letter } from './acts.ts'
import type { PortalDeps } from './deps.ts'
import type { Limits } from './limits.ts'
import { replyElsewhere, replyWithPage } from './replies.ts'
import { type Viewer, viewCentre } from './view.ts'
import { makeFrame, type Visit } from './visit.ts'

/** How long the page after a form waits until what was said is folded, so that it shows it. */
const patienceMs = 2_000

interface OwnVisit {
  deps: PortalDeps
  limits: Limits
  visit: Visit
  viewer: Viewer
  /** The message or request her link stands in. */
  proof: string
  /** What that message was about. */
  letter: Letter
}

/** Her preference centre. A GET changes nothing. @throws SplotError `not_found` */
export async function answerCentre({
  deps,
  limits,
  visit,
  viewer,
  letter,
  proof,
}: OwnVisit): Promise<Response> {
  const frame = makeFrame(viewer.brand, viewer.language, visit.path)
  if (!visit.isPost) return replyWithPage(writeCentre(frame, await viewCentre(deps, viewer, visit.notice)))
  const back = (notice: Notice, at: string) =>
    replyElsewhere(`${visit.path}?lang=${viewer.language}&done=${notice}#${at}`)
  if (!(await limits.mayPost(visit.remoteAddress))) return back('too_many', 'main')
  const who = {
    workspaceId: viewer.brand.id,
    birth: viewer.birth,
    method: 'preferences',
    proof: `link ${proof}`,
  } as const
  const outcome = await carryOutAct({ deps, limits, visit, viewer, who, letter })
  if (outcome instanceof Response) return outcome
  await deps.catchUp(patienceMs)
  return back(outcome.notice, outcome.at)
}

/** The two steps of an erasure: what goes and stays, then the act. */
export async function answerErase({ deps, visit, viewer }: OwnVisit): Promise<Response> {
  const centrePath = visit.path.slice(0, -'/erase'.length)
  const frame = makeFrame(viewer.brand, viewer.language, visit.path)
  // Without the identity check there is nothing to erase here: her page offers the link.
  if (viewer.grade !== 'own') return replyElsewhere(`${centrePath}?lang=${viewer.language}#data`)
  if (!visit.isPost) {
    await viewCentre(deps, viewer, null)
    return replyWithPage(writeErase(frame, { centrePath, notice: null }))
  }
  if (visit.form.get('understood') !== 'yes')
    return replyWithPage(writeErase(frame, { centrePath, notice: 'unchecked' }), 422)
  return replyWithPage(writeErased(frame, await erase(deps, viewer)))
}

/** What does not end now stands in the register with its deadline, and is taken up again by itself. */
async function erase(
  { consent, logger }: PortalDeps,
  { brand, birth }: Viewer,
): Promise<'done' | 'later' | 'held'> {
  const where = { workspaceId: brand.id, actor: 'herself' } as const
  const open = (await consent.requests.listOf(brand.id, birth)).find(
    (one) => one.kind === 'erase' && one.closedAt === null && one.identity !== 'none',
  )
  const request =
    open ?? (await consent.requests.receive(where, { birth, kind: 'erase', via: 'portal', identity: 'link' }))
  try {
    const { row } = await consent.requests.carryOut({ ...where, id: request.id })
    return row.closedAt === null ? 'later' : 'done'
  } catch (error) {
    const code = error instanceof SplotError ? error.code : 'internal'
    if (code === 'on_hold') return 'held'
    logger.error({ request: request.id, code }, 'an erasure waits')
    return 'later'
  }
}
