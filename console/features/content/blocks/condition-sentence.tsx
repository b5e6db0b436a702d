import { stages } from '../../../app/api.ts'
import { nameEvent } from '../../../app/describe.ts'
import type { T, Words } from '../../../i18n/t.ts'
import { useWords } from '../../../i18n/t.ts'
import type { Condition, ConditionTest } from '../model.ts'

/** When a case shows, as a sentence. */
export function ConditionSentence({ condition }: { condition: Condition }) {
  const { t, language } = useWords()
  const joint = condition.match === 'all' ? t('content.if.and') : t('content.if.or')
  return (
    <>{`${t('content.if.when')} ${condition.tests.map((test) => wordTest(test, t, language)).join(` ${joint} `)}`}</>
  )
}

function wordTest(test: ConditionTest, t: T, language: Words['language']): string {
  if (test.on === 'trait') {
    const values = { name: test.name, value: String(test.value ?? '') }
    return t(`content.if.trait.${test.is}`, values)
  }
  if (test.on === 'stage') {
    const names = test.stages.map((name) => {
      const stage = stages.find((each) => each === name)
      return stage === undefined ? name : t(`stage.${stage}`)
    })
    return t(`content.if.stage.${test.is}`, { stages: names.join(', ') })
  }
  const values = { event: nameEvent(test.name, 'track', language), minutes: test.withinMinutes }
  return test.happened ? t('content.if.event.happened', values) : t('content.if.event.absent', values)
}
