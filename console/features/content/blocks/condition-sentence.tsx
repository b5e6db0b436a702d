import { stages } from '../../../app/api.ts'
import type { T } from '../../../i18n/t.ts'
import { useWords } from '../../../i18n/t.ts'
import type { Condition, ConditionTest } from '../model.ts'
import { useEventNames } from '../use-event-names.ts'

/** When a case shows, as a sentence. */
export function ConditionSentence({ condition }: { condition: Condition }) {
  const { t } = useWords()
  const nameEvent = useEventNames()
  const joint = condition.match === 'all' ? t('content.if.and') : t('content.if.or')
  return (
    <>{`${t('content.if.when')} ${condition.tests.map((test) => wordTest(test, t, nameEvent)).join(` ${joint} `)}`}</>
  )
}

function wordTest(test: ConditionTest, t: T, nameEvent: (event: string) => string): string {
  if (test.on === 'trait') {
    const values = { name: test.name, value: String(test.value ?? '') }
    return t(`content.if.trait.${test.is}`, values)
  }
  if (test.on === 'stock') return t(`content.if.stock.${test.is}`)
  if (test.on === 'stage') {
    const names = test.stages.map((name) => {
      const stage = stages.find((each) => each === name)
      return stage === undefined ? name : t(`stage.${stage}`)
    })
    return t(`content.if.stage.${test.is}`, { stages: names.join(', ') })
  }
  const values = { event: nameEvent(test.name), minutes: test.withinMinutes }
  return test.happened ? t('content.if.event.happened', values) : t('content.if.event.absent', values)
}
