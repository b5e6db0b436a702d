import { type JourneyGraph, journeyGraph } from '@splot/contract/journey/graph'
import type { JourneyRow } from '../store/journeys.ts'

/** A journey as a file: for git, for review, for another workspace. Ids of things it leans on stand as they are. */
export interface JourneyCode {
  name: string
  folder: string
  graph: JourneyGraph
}

/** What creating a journey takes in again. */
export const writeCode = ({
  name,
  folder,
  draft,
}: Pick<JourneyRow, 'name' | 'folder' | 'draft'>): JourneyCode => ({
  ...{ name, folder },
  graph: journeyGraph.parse(JSON.parse(draft)),
})
