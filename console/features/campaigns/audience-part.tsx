import { useMutation, useQuery } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { useId, useState } from 'react'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Field, TextArea } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import {
  type Audience,
  audienceQuery,
  type CampaignChannel,
  campaignChannels,
  type Plan,
  purposesQuery,
  segmentsQuery,
  threadOfChannel,
} from './campaign-queries.ts'
import { ListReport } from './list-report.tsx'
import { Group, Part, Toggle } from './parts.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { uploadList } from './upload.ts'

interface AudiencePartProps {
  plan: Plan
  isMissing: boolean
  onChange: (part: Partial<Plan>) => void
}

type Way = 'everyone' | 'segment' | 'file' | 'typed'

/** To whom: everybody who agreed, a file, or a few typed by hand; on which channels and for what purpose. */
export function AudiencePart({ plan, isMissing, onChange }: AudiencePartProps) {
  const { t } = useWords()
  const listId = plan.audience?.kind === 'list' ? plan.audience.listId : null
  const list = useQuery({ ...audienceQuery(listId ?? ''), enabled: listId !== null })
  const [chosen, setChosen] = useState<Way | null>(null)
  const known = plan.audience?.kind
  const way = chosen ?? (known === 'list' ? (list.data?.source ?? 'file') : (known ?? 'segment'))
  const choose = (next: Way) => {
    setChosen(next)
    if (next === 'everyone') onChange({ audience: { kind: 'everyone' } })
    else if (known !== 'list' || next === 'segment') onChange({ audience: null })
  }
  const take = (read: Audience) => {
    queryClient.setQueryData(audienceQuery(read.id).queryKey, read)
    onChange({ audience: { kind: 'list', listId: read.id } })
  }
  return (
    <Part
      id="audience"
      number={2}
      title={t('campaigns.audience')}
      hint={t('campaigns.audienceHint')}
      isMissing={isMissing}
    >
      <div>
        <Segmented<Way>
          label={t('campaigns.audience')}
          value={way}
          options={(['everyone', 'segment', 'file', 'typed'] as const).map((one) => ({
            value: one,
            label: t(`campaigns.way.${one}`),
          }))}
          onChange={choose}
        />
      </div>
      {way === 'everyone' && <p className="text-text-2">{t('campaigns.everyoneText')}</p>}
      {way === 'segment' && <SegmentField plan={plan} onChange={onChange} />}
      {way === 'file' && <FileField onRead={take} />}
      {way === 'typed' && <TypedField onRead={take} />}
      {(way === 'file' || way === 'typed') && list.data !== undefined && <ListReport list={list.data} />}
      <ReachFields plan={plan} onChange={onChange} />
    </Part>
  )
}

/** One of the segments that are live, with how many are in. */
function SegmentField({ plan, onChange }: Pick<AudiencePartProps, 'plan' | 'onChange'>) {
  const { t, format } = useWords()
  const segments = useQuery(segmentsQuery).data?.items.filter((one) => one.state === 'live') ?? []
  const chosen = plan.audience?.kind === 'segment' ? plan.audience.segmentId : ''
  if (segments.length === 0) return <p className="text-text-2">{t('campaigns.noSegments')}</p>
  return (
    <div className="max-w-90">
      <Select
        look="field"
        label={t('campaigns.way.segment')}
        value={chosen}
        options={[
          ...(chosen === '' ? [{ value: '', label: t('campaigns.chooseSegment') }] : []),
          ...segments.map(({ id, name, people }) => ({
            value: id,
            label: `${name} (${format.number(people)})`,
          })),
        ]}
        onChange={(segmentId) => segmentId !== '' && onChange({ audience: { kind: 'segment', segmentId } })}
      />
    </div>
  )
}

function useUpload(source: 'file' | 'typed', onRead: (list: Audience) => void) {
  /** How much of it has left, from 0 to 1. */
  const [sent, setSent] = useState(0)
  const upload = useMutation({
    mutationFn: (given: { name: string; file: Blob }) => uploadList({ ...given, source }, setSent),
    onMutate: () => setSent(0),
    onSuccess: onRead,
  })
  return { upload, sent }
}

function FileField({ onRead }: { onRead: (list: Audience) => void }) {
  const { t, format } = useWords()
  const id = useId()
  const { upload, sent } = useUpload('file', onRead)
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-3">
        <label htmlFor={id} className={`${buttonClass()} cursor-pointer has-focus-visible:outline-2`}>
          <Upload aria-hidden="true" size={16} strokeWidth={1.75} />
          {t(upload.isPending ? 'campaigns.reading' : 'campaigns.chooseFile')}
          <input
            id={id}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            className="sr-only"
            disabled={upload.isPending}
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file !== undefined) upload.mutate({ name: file.name, file })
              event.target.value = ''
            }}
          />
        </label>
      </div>
      {upload.isPending && sent > 0 && (
        <ProgressBar
          share={sent}
          label={t('campaigns.sendingFile', { share: format.number(Math.round(sent * 100)) })}
        />
      )}
      <p className="text-12 text-text-3">{t('campaigns.fileHint')}</p>
      {upload.isError && (
        <p role="alert" className="text-12 text-danger">
          {upload.error.message}
        </p>
      )}
    </div>
  )
}

function TypedField({ onRead }: { onRead: (list: Audience) => void }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const { upload } = useUpload('typed', onRead)
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <Field
          label={t('campaigns.typed')}
          hint={t('campaigns.typedHint')}
          error={upload.isError ? upload.error.message : undefined}
        >
          {(control) => (
            <TextArea {...control} rows={4} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
      </div>
      <Button
        isBusy={upload.isPending}
        disabled={text.trim() === ''}
        onClick={() => upload.mutate({ name: t('campaigns.typedName'), file: new Blob([text]) })}
      >
        {t('campaigns.typedFind')}
      </Button>
    </div>
  )
}

function ReachFields({ plan, onChange }: Pick<AudiencePartProps, 'plan' | 'onChange'>) {
  const { t, language } = useWords()
  const purposes = useQuery(purposesQuery).data?.items ?? []
  const fitting = purposes.filter((one) => one.isActive && one.basis === 'consent' && one.lens !== 'service')
  const purpose = fitting.find((one) => one.id === plan.purpose)
  const shown = campaignChannels.filter(
    (one) => purpose === undefined || purpose.channels.includes(one) || plan.channels.includes(one),
  )
  const toggle = (channel: CampaignChannel, isOn: boolean) => {
    const channels = isOn ? [...plan.channels, channel] : plan.channels.filter((one) => one !== channel)
    if (channels.length > 0) onChange({ channels })
  }
  return (
    <>
      <Field label={t('campaigns.purpose')} hint={t('campaigns.purposeHint')}>
        {({ id }) => (
          <div className="max-w-70">
            <Select
              id={id}
              look="field"
              label={t('campaigns.purpose')}
              value={plan.purpose}
              options={fitting.map((one) => ({ value: one.id, label: one.name[language] }))}
              onChange={(next) => onChange({ purpose: next })}
            />
          </div>
        )}
      </Field>
      <Group
        label={t('campaigns.channels')}
        hint={plan.channels.length > 1 ? t(`campaigns.reach.${plan.reach}`) : undefined}
      >
        {shown.map((channel) => (
          <Toggle
            key={channel}
            label={t(`campaigns.channel.${channel}`)}
            icon={<ChannelIcon channel={threadOfChannel[channel]} />}
            isOn={plan.channels.includes(channel)}
            onChange={(isOn) => toggle(channel, isOn)}
          />
        ))}
        {plan.channels.length > 1 && (
          <Segmented<Plan['reach']>
            label={t('campaigns.reachLabel')}
            value={plan.reach}
            options={[
              { value: 'first', label: t('campaigns.reachFirst') },
              { value: 'each', label: t('campaigns.reachEach') },
            ]}
            onChange={(reach) => onChange({ reach })}
          />
        )}
      </Group>
    </>
  )
}
