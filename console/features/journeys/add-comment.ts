import type { JourneyGraph } from '@splot/contract/journey/graph'
import { goalGap, nodeWidth, placeNodes } from './layout.ts'

/** Right of the drawing, under the goal. */
const goalRoom = 200
const commentRoom = 80

/** One more note, at a free place right of the drawing. */
export function addComment(graph: JourneyGraph, text: string): { graph: JourneyGraph; id: string } {
  const { comments } = graph
  let no = comments.length + 1
  while (comments.some((one) => one.id === `comment-${no}`)) no++
  const places = [...placeNodes(graph, () => 'card').values()]
  const at = {
    x: Math.max(...places.map((one) => one.x)) + nodeWidth + goalGap,
    y: Math.min(...places.map((one) => one.y)) + goalRoom + (no - 1) * commentRoom,
  }
  const id = `comment-${no}`
  return { graph: { ...graph, comments: [...comments, { id, text, at }] }, id }
}
