import { expect, it } from 'vitest'
import { drawSteps } from './step-chart.ts'

const frame = { from: 100, to: 200, width: 100, height: 100 }

it('is flat while a price holds, upright where it changes, and reaches the present', () => {
  const { path, levels } = drawSteps(
    [
      { at: 0, minor: 50 },
      { at: 10, minor: 300 },
      { at: 150, minor: 200 },
    ],
    frame,
  )
  // What ended before the frame is not drawn, what began before it begins at its edge.
  expect(path).toBe('M0.0 10.0H50.0V92.0H100')
  expect(levels.map((one) => one.minor)).toEqual([300, 200])
})

it('one price is a line in the middle; none is nothing; one to come is not there yet', () => {
  expect(drawSteps([{ at: 0, minor: 5 }], frame).path).toBe('M0.0 50.0H100')
  expect(drawSteps([], frame).path).toBe('')
  expect(drawSteps([{ at: 500, minor: 5 }], frame).path).toBe('')
})
