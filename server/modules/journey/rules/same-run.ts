import type { JourneyGraph } from '@splot/contract/journey/graph'
import { readGraph } from './compile.ts'

/** What a run goes by: notes, and where on the sheet a step lies, are for those who look at it. */
const whatRuns = ({ comments: _, nodes, ...graph }: JourneyGraph) => ({
  ...graph,
  nodes: nodes.map(({ at: __, ...node }) => node),
})

const write = (text: string): string => JSON.stringify(whatRuns(readGraph(text)))

/** Would everybody go the same way by both? Stored graphs, as JSON. */
export const isSameRun = (a: string, b: string): boolean => a === b || write(a) === write(b)
