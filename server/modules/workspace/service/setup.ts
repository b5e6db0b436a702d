import type { Actor } from '../../../platform/http/route.ts'
import type { SetupStep } from '../schema.ts'
import type { Keys } from './keys.ts'
import type { Members } from './members.ts'
import { sampleWorkspace, type Workspaces } from './workspaces.ts'

export interface Setup {
  /** The way to the first event; `play_day` is there only while the member has the sample workspace. */
  steps: { id: SetupStep; done: boolean }[]
  /** The write key for the snippet; null for those who may not see sources. */
  writeKey: string | null
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
}

/** How far the workspace has come on the way to its first event. */
export async function getSetup(deps: SetupDeps, actor: Actor): Promise<Setup> {
  const { workspaceId } = actor
  const [eventsTotal, customersEstimate, keys, members, writeKey, hasSample] = await Promise.all([
    deps.figures.countEvents(workspaceId),
    deps.figures.estimateCustomers(workspaceId),
    deps.keys.list(workspaceId),
    deps.members.list(workspaceId),
    actor.scopes.has('sources:read') ? deps.keys.findSnippetKey(workspaceId) : null,
    isMemberOfSample(deps, actor),
  ])
  const isSnippetUsed = keys.some((key) => key.kind === 'write' && key.last_used_at !== null)
  const steps: Setup['steps'] = [
    { id: 'install_snippet', done: isSnippetUsed || eventsTotal > 0 },
    { id: 'first_event', done: eventsTotal > 0 },
    { id: 'first_customer', done: customersEstimate > 0 },
    { id: 'invite_member', done: members.length > 1 },
  ]
  if (hasSample)
    steps.push({ id: 'play_day', done: (await deps.figures.countEvents(sampleWorkspace.id)) > 0 })
  return { steps, writeKey, eventsTotal, customersEstimate }
}

async function isMemberOfSample(deps: SetupDeps, actor: Actor): Promise<boolean> {
  return (await deps.workspaces.listOf(actor.id)).some((one) => one.isSample)
}
