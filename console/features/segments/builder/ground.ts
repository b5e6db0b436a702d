import type { Condition } from '@splot/contract/segment/condition'
import { createContext, use } from 'react'

/** A thing with its id and what it is called. */
export interface Named {
  id: string
  name: string
}

export interface KnownProperty extends Named {
  kind: 'text' | 'number' | 'flag' | 'date'
}

/** What conditions can speak of in this workspace, in the reader's language. */
export interface Ground {
  events: readonly (Named & { properties: readonly KnownProperty[] })[]
  traits: readonly KnownProperty[]
  stores: readonly Named[]
  categories: readonly string[]
  purposes: readonly (Named & { channels: readonly string[] })[]
  segments: readonly Named[]
  lists: readonly Named[]
  campaigns: readonly Named[]
  currency: string
  /** The condition belongs to a journey: it may ask what happened since she came in; `usual` where that is what it is for. */
  sinceEntry?: 'offered' | 'usual'
}

export const emptyGround: Ground = {
  events: [],
  traits: [],
  stores: [],
  categories: [],
  purposes: [],
  segments: [],
  lists: [],
  campaigns: [],
  currency: 'PLN',
}

export const GroundContext = createContext<Ground>(emptyGround)

export const useGround = (): Ground => use(GroundContext)

/** A part of a condition that is being edited, and how it is put back. */
export interface PartProps<Part extends Condition> {
  part: Part
  onChange: (next: Part) => void
}
