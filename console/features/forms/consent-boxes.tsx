import { useWords } from '../../i18n/t.ts'
import { boxChannels, type Definition } from './form-model.ts'

interface ConsentBoxesProps {
  definition: Definition
  onChange: (definition: Definition) => void
}

/** Which consents the form asks for: in the words of their purpose, and never ticked beforehand. */
export function ConsentBoxes({ definition, onChange }: ConsentBoxesProps) {
  const { t } = useWords()
  const { fields, consents } = definition
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1.5 text-12 font-medium text-text-2">{t('forms.consents')}</legend>
      <p className="text-12 text-text-3">{t('forms.consentsHint')}</p>
      {boxChannels.map(({ channel, purpose, needs }) => {
        const box = consents.find((one) => one.channel === channel)
        const others = consents.filter((one) => one.channel !== channel)
        const canAsk = fields.some((field) => field.kind === needs)
        const put = (isRequired: boolean) =>
          onChange({ ...definition, consents: [...others, { purpose, channel, isRequired }] })
        return (
          <div
            key={channel}
            className="flex min-h-8 flex-wrap items-center gap-x-6 gap-y-1 pointer-coarse:min-h-11"
          >
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-brand"
                disabled={!canAsk}
                checked={box !== undefined}
                onChange={(event) =>
                  event.target.checked ? put(false) : onChange({ ...definition, consents: others })
                }
              />
              {t(`forms.consent.${channel}`)}
              {!canAsk && <span className="text-12 text-text-3">{t(`forms.needs.${needs}`)}</span>}
            </label>
            {box !== undefined && (
              <label className="flex items-center gap-2 text-text-2">
                <input
                  type="checkbox"
                  className="size-4 accent-brand"
                  checked={box.isRequired}
                  onChange={(event) => put(event.target.checked)}
                />
                {t('forms.consentRequired')}
              </label>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
