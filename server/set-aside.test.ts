import { describe, expect, it } from 'vitest'
import { createSetAsideWatch } from './set-aside.ts'

const batch = (applied: number, quarantined: number) => ({ applied, duplicate: 0, quarantined })

describe('the watch over events set aside', () => {
  it('is silent about a few, and speaks up at a hundred', () => {
    const watch = createSetAsideWatch()
    watch.note(batch(500, 99))
    expect(watch.findWarning()).toBeNull()
    watch.note(batch(0, 1))
    expect(watch.findWarning()).toContain('100 of the last 600 events')
  })

  it('forgets what lies more than a thousand events back', () => {
    const watch = createSetAsideWatch()
    watch.note(batch(0, 150))
    watch.note(batch(849, 0))
    expect(watch.findWarning()).not.toBeNull()
    watch.note(batch(151, 0))
    expect(watch.findWarning()).toBeNull()
  })
})
