import type { Actor } from '../../../platform/http/route.ts'
import type { Scope } from '../../../platform/http/scope.ts'
import type { SetupStep } from '../schema.ts'
import type { Keys } from './keys.ts'
import type { Members } from './members.ts'
import { sampleWorkspace, type Workspaces } from './workspaces.ts'

export interface Setup {
  /** Whose steps, figures and key these are: the open workspace, or one's own while the sample is open. */
  workspace: { id: string; name: string; isSample: boolean }
  /** The way to the first event, as far as the member may go it. */
  steps: { id: SetupStep; done: boolean }[]
  /** The write key for the snippet; null for those who do not manage keys. */
  writeKey: string | null
  /** The same of the workspace that is open, for codes to embed: a form is known by its own workspace's key alone. */
  openKey: string | null
  eventsTotal: number
  customersEstimate: number
}

/** What the rooms after this one count. */
export interface Figures {
  /** Events accepted in the workspace. */
  countEvents(workspaceId: string): Promise<number>
  /** Customers in the workspace, about. */
  estimateCustomers(workspaceId: string): Promise<number>
}

export interface SetupDeps {
  keys: Keys
  members: Members
  workspaces: Workspaces
  figures: Figures
  /** What the member may do in another workspace of hers. */
  scopesIn(workspaceId: string, actor: Actor): Promise<ReadonlySet<Scope>>
}

const scopeOfStep: Readonly<Record<SetupStep, Scope>> = {
  install_snippet: 'keys:manage',
  first_event: 'keys:manage',
  first_customer: 'customers:read',
  invite_member: 'members:manage',
  play_day: 'workspace:manage',
}

/**
 * How far the member's own workspace has come on the way to its first event. What the sample brand sends is not one's
 * own: while the sample is open, these are the steps of one's first real workspace.
 */
export async function getSetup(deps: SetupDeps, actor: Actor): Promise<Setup> {
  const mine = await deps.workspaces.listOf(actor.id)
  const open = await deps.workspaces.get(actor.workspaceId)
  const subject = (open.isSample ? mine.find((one) => !one.isSample) : undefined) ?? open
  const scopes = subject.id === open.id ? actor.scopes : await deps.scopesIn(subject.id, actor)
  const [eventsTotal, customersEstimate, keys, members, writeKey, openKey, play] = await Promise.all([
    deps.figures.countEvents(subject.id),
    deps.figures.estimateCustomers(subject.id),
    deps.keys.list(subject.id),
    deps.members.list(subject.id),
    scopes.has('keys:manage') ? deps.keys.findSnippetKey(subject.id) : null,
    actor.scopes.has('keys:manage') ? deps.keys.findSnippetKey(open.id) : null,
    mine.some((one) => one.isSample) ? judgePlay(deps, actor) : [],
  ])
  const isUsed = keys.some((key) => key.kind === 'write' && key.last_used_at !== null)
  const steps: Setup['steps'] = [
    { id: 'install_snippet', done: isUsed || eventsTotal > 0 },
    { id: 'first_event', done: eventsTotal > 0 },
    { id: 'first_customer', done: customersEstimate > 0 },
    { id: 'invite_member', done: members.length > 1 },
  ]
  return {
    workspace: { id: subject.id, name: subject.name, isSample: subject.isSample },
    steps: [...steps.filter((step) => scopes.has(scopeOfStep[step.id])), ...play],
    writeKey,
    openKey,
    eventsTotal,
    customersEstimate,
  }
}

/** The step of the sample brand's day, for those who may play it there. */
async function judgePlay(deps: SetupDeps, actor: Actor): Promise<Setup['steps']> {
  const scopes = await deps.scopesIn(sampleWorkspace.id, actor)
  if (!scopes.has(scopeOfStep.play_day)) return []
  return [{ id: 'play_day', done: (await deps.figures.countEvents(sampleWorkspace.id)) > 0 }]
}
