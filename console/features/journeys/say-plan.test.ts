import { expect, it } from 'vitest'
import en from '../../i18n/en-journeys.json' with { type: 'json' }
import { createFormat } from '../../i18n/format.ts'
import pl from '../../i18n/pl-journeys.json' with { type: 'json' }
import { createT, type Messages } from '../../i18n/t.ts'
import { sayPlan } from './say-plan.ts'

const say = (language: 'pl' | 'en', kpi: 'conversions' | 'leads' | 'revenue', target: number, days: number) =>
  sayPlan(
    {
      t: createT(language, (language === 'pl' ? pl : en) as unknown as Messages),
      format: createFormat(language),
    },
    { why: '', kpi, target, days, stages: [] },
    'PLN',
  ).replace(/[\u00a0\u202f]/g, ' ')

it('says what is to be reached and by when, as one would say it', () => {
  expect(say('en', 'conversions', 50, 7)).toBe('Plan: 50 conversions in 7 days')
  expect(say('en', 'conversions', 1, 1)).toBe('Plan: 1 conversion in 1 day')
  expect(say('en', 'revenue', 1_250_000, 30)).toBe('Plan: 12,500 PLN of revenue in 30 days')
  expect(say('pl', 'conversions', 50, 7)).toBe('Plan: 50 osiągnięć celu w 7 dni')
  expect(say('pl', 'leads', 3, 1)).toBe('Plan: 3 kontakty w 1 dzień')
  expect(say('pl', 'revenue', 1_250_000, 30)).toBe('Plan: 12 500 PLN przychodu w 30 dni')
})
