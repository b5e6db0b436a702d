import { journeyGraph } from '@splot/contract/journey/graph'
import { expect, it } from 'vitest'
import { addComment } from './add-comment.ts'
import { addNode, connect, findNeighbour, listInOrder, removeNodes, setOption } from './graph-edit.ts'

const wait = { id: 'wait-time', outputs: [{ id: 'next' }] }
const ask = { id: 'condition', outputs: [{ id: 'yes' }, { id: 'no' }] }

/** wait-time -> condition -> (yes) wait-time-2 */
function drawThree() {
  const one = addNode(journeyGraph.parse({}), wait, null)
  const two = addNode(one.graph, ask, { node: one.id, output: 'next' })
  return addNode(two.graph, wait, { node: two.id, output: 'yes' }).graph
}

it('draws a step on a way, what stood there follows it', () => {
  const graph = drawThree()
  expect(graph.start).toBe('wait-time')
  const between = addNode(graph, wait, { node: 'wait-time', output: 'next' })
  expect(between.id).toBe('wait-time-3')
  expect(listInOrder(between.graph).map((one) => one.id)).toEqual([
    'wait-time',
    'wait-time-3',
    'condition',
    'wait-time-2',
  ])
})

it('bridges what is taken out where one way leads on, and parts where several do', () => {
  const graph = drawThree()
  expect(removeNodes(graph, new Set(['wait-time'])).start).toBe('condition')
  const forked = connect(graph, { node: 'condition', output: 'no' }, 'wait-time')
  const parted = removeNodes(forked, new Set(['condition']))
  expect(parted.nodes.find((one) => one.id === 'wait-time')?.next).toEqual({ next: null })
})

it('forgets an option that is left out, and walks by arrows', () => {
  const graph = setOption(setOption(drawThree(), 'condition', 'when', 1), 'condition', 'when', undefined)
  expect(graph.nodes.find((one) => one.id === 'condition')?.options).toEqual({})
  const both = addNode(graph, wait, { node: 'condition', output: 'no' }).graph
  expect(findNeighbour(both, 'wait-time', 'ArrowDown')).toBe('condition')
  expect(findNeighbour(both, 'condition', 'ArrowUp')).toBe('wait-time')
  expect(findNeighbour(both, 'wait-time-2', 'ArrowRight')).toBe('wait-time-3')
})

it('a note takes nobody’s place: neither its name nor where it stands', () => {
  const first = addComment(journeyGraph.parse({}), 'a')
  const second = addComment(first.graph, 'b')
  const left = { ...second.graph, comments: second.graph.comments.filter((one) => one.id === second.id) }
  const third = addComment(left, 'c')
  expect(third.graph.comments.map((one) => one.text)).toEqual(['b', 'c'])
  for (const part of ['id', 'at'] as const)
    expect(new Set(third.graph.comments.map((one) => JSON.stringify(one[part]))).size).toBe(2)
})
