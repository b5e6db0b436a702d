import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListSegmentsReply } from '../../app/api.gen.ts'
import { ApiError, request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { CheckBox } from '../../kit/check-box.tsx'
import { Field } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { makeAudience, type Platform } from './ad-queries.ts'

interface NewAudienceProps {
  /** Those that are on. */
  platforms: readonly Platform[]
  /** The segment it is to be made of; empty: not chosen yet. */
  segmentId: string
  onClose: () => void
}

/** No segment: whom journeys put in. */
const byJourneys = 'journeys'

/** Which people, at which platform, in which audience there. */
export function NewAudience({ platforms, segmentId, onClose }: NewAudienceProps) {
  const { t, language } = useWords()
  const draft = useDraft(platforms, segmentId, onClose)
  const { make, platform, segments } = draft
  const isOfTarget = make.error instanceof ApiError && make.error.problem.path === '$.target'
  const who = [
    ...segments.map(({ id, name }) => ({ value: id, label: name })),
    { value: byJourneys, label: t('ads.byJourneys') },
  ]
  return (
    <FormDialog
      onClose={onClose}
      title={t('ads.new')}
      intro={t('ads.newText')}
      submit={t('ads.make')}
      isBusy={make.isPending}
      isIncomplete={!draft.isWhole}
      error={isOfTarget ? null : make.error}
      onSubmit={() => make.mutate()}
    >
      <Choice
        label={t('ads.who')}
        value={draft.chosen}
        options={draft.chosen === '' ? [{ value: '', label: t('ads.chooseWho') }, ...who] : who}
        onChange={draft.setChosen}
      />
      <TextField label={t('ads.name')} maxLength={120} value={draft.name} onChange={draft.setName} />
      <Choice
        label={t('ads.platform')}
        value={platform?.id ?? ''}
        options={platforms.map((one) => ({ value: one.id, label: one.label[language] }))}
        onChange={draft.setPlatform}
      />
      {platform && (
        <TextField
          label={platform.target.label[language]}
          hint={platform.target.hint[language]}
          maxLength={120}
          value={draft.target}
          error={isOfTarget ? make.error?.message : undefined}
          onChange={(next) => {
            make.reset()
            draft.setTarget(next)
          }}
        />
      )}
      <Identifiers kinds={platform?.kinds ?? []} off={draft.off} onChange={draft.setOff} />
    </FormDialog>
  )
}

/** What is filled in so far, and the making of it. */
function useDraft(platforms: readonly Platform[], segmentId: string, onClose: () => void) {
  const { t } = useWords()
  const segments = useSegments()
  const [chosen, setChosen] = useState(segmentId)
  const [platformId, setPlatform] = useState(platforms[0]?.id ?? '')
  const [typedName, setName] = useState<string | null>(null)
  const [target, setTarget] = useState('')
  const [off, setOff] = useState<readonly string[]>([])
  const platform = platforms.find((one) => one.id === platformId)
  const identifiers = (platform?.kinds ?? []).filter((kind) => !off.includes(kind))
  const name = typedName ?? segments.find((one) => one.id === chosen)?.name ?? ''
  const make = useMutation({
    mutationFn: () =>
      makeAudience({
        ...{ name: name.trim(), destinationId: platformId, target: target.trim(), identifiers },
        segmentId: chosen === byJourneys ? null : chosen,
      }),
    onSuccess: () => {
      tell(t('ads.made'))
      onClose()
    },
  })
  return {
    ...{
      segments,
      platform,
      chosen,
      setChosen,
      setPlatform,
      name,
      setName,
      target,
      setTarget,
      off,
      setOff,
      make,
    },
    isWhole: chosen !== '' && name.trim() !== '' && target.trim() !== '' && identifiers.length > 0,
  }
}

interface IdentifiersProps {
  kinds: Platform['kinds']
  off: readonly string[]
  onChange: (off: readonly string[]) => void
}

function Identifiers({ kinds, off, onChange }: IdentifiersProps) {
  const { t } = useWords()
  return (
    <fieldset>
      <legend className="mb-1 text-12 font-medium text-text-2">{t('ads.identifiers')}</legend>
      {kinds.map((kind) => (
        <CheckBox
          key={kind}
          label={t(`ads.kind.${kind}`)}
          isChecked={!off.includes(kind)}
          onChange={(isOn) => onChange(isOn ? off.filter((one) => one !== kind) : [...off, kind])}
        />
      ))}
      <p className="text-12 text-text-3">{t('ads.hashed')}</p>
    </fieldset>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <Field label={label}>
    {(control) => (
      <Select
        id={control.id}
        look="field"
        label={label}
        value={value}
        options={options}
        onChange={onChange}
      />
    )}
  </Field>
)

const useSegments = () =>
  useQuery({
    queryKey: ['ad-segments'],
    queryFn: ({ signal }) => request<ListSegmentsReply>('/api/v1/segments?limit=200', { signal }),
  }).data?.items.filter((one) => one.state === 'live') ?? []
