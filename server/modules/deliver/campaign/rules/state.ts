import type { CampaignState } from '../schema/plan.ts'

/** What a person may ask of a campaign. */
export const acts = ['launch', 'pause', 'resume', 'goOn', 'stop'] as const
export type CampaignAct = (typeof acts)[number]

/** Nothing more happens by itself, and nothing can be asked of it but to be copied or put away. */
export const isOver = (state: CampaignState): boolean => state === 'finished' || state === 'stopped'

const live: ReadonlySet<CampaignState> = new Set(['scheduled', 'gathering', 'sending', 'sampled', 'running'])

export interface Standing {
  state: CampaignState
  /** What a pause interrupted. */
  heldState: CampaignState | null
}

/** How a campaign stands after an act; null where the act is not possible. */
export function decideAct(before: Standing, act: CampaignAct, isRecurring: boolean): Standing | null {
  const { state, heldState } = before
  const to = (next: CampaignState): Standing => ({ state: next, heldState: null })
  switch (act) {
    case 'launch':
      return state === 'draft' ? to(isRecurring ? 'running' : 'scheduled') : null
    case 'pause':
      return live.has(state) ? { state: 'paused', heldState: state } : null
    case 'resume':
      return state === 'paused' && heldState !== null ? to(heldState) : null
    case 'goOn':
      return state === 'sampled' ? to('sending') : null
    case 'stop':
      return live.has(state) || state === 'paused' ? to('stopped') : null
  }
}

export const listActs = (standing: Standing): CampaignAct[] =>
  acts.filter((act) => decideAct(standing, act, false) !== null)
