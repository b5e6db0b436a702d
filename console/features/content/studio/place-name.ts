import { useWords } from '../../../i18n/t.ts'
import { contentChannels } from '../model.ts'

const fieldNames = [
  'subject',
  'preheader',
  'heading',
  'body',
  'button',
  'text',
  'title',
  'action',
  'caption',
  'opening',
  'hook',
  'script',
  'description',
  'html',
  'link',
] as const
export type FieldName = (typeof fieldNames)[number]
export const findFieldName = (name: string): FieldName | undefined => fieldNames.find((each) => each === name)

/** A place of a finding in words: "E-mail, po polsku, temat". */
export function usePlaceName(): (place: string) => string {
  const { t } = useWords()
  return (place) => {
    const [first = '', second = '', third = ''] = place.split('.')
    const language = second === 'pl' || second === 'en' ? t(`content.language.${second}`) : null
    const channel = contentChannels.find((each) => each === first)
    const field = findFieldName(third)
    if (channel !== undefined)
      return [t(`content.channel.${channel}`), language, field && t(`content.field.${field}`)]
        .filter(Boolean)
        .join(' · ')
    if (first === 'core') return t('content.core')
    if (first === 'brand') return t('content.brand')
    const block = /^body\.blocks\[(\d+)\]/.exec(place)?.[1]
    return block === undefined
      ? t('content.view.blocks')
      : t('content.blockNumber', { number: Number(block) + 1 })
  }
}
