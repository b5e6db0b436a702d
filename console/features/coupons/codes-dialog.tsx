import { useMutation, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import type { AddCouponCodesReply } from '../../app/api.gen.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field, TextArea } from '../../kit/field.tsx'
import { Bone } from '../../kit/states.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { addCodes, codesQuery, exportPath, type Pool } from './coupon-queries.ts'
import { UseBar } from './use-bar.tsx'

/** The codes of a pool: drawn here or brought from elsewhere, looked up, taken along as a file. */
export function CodesDialog({ pool, onClose }: { pool: Pool; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog
      isOpen
      width="wide"
      title={t('coupons.codesTitle', { name: pool.name })}
      onClose={onClose}
      actions={
        <>
          <a className={buttonClass()} href={exportPath(pool.id)} download>
            <Download aria-hidden="true" size={16} strokeWidth={1.75} />
            {t('coupons.export')}
          </a>
          <Button tone="primary" onClick={onClose}>
            {t('action.close')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <UseBar pool={pool} />
        <AddCodes pool={pool} />
        <CodeList id={pool.id} />
      </div>
    </Dialog>
  )
}

function AddCodes({ pool }: { pool: Pool }) {
  const { t } = useWords()
  const [way, setWay] = useState<'generate' | 'import'>(pool.kind === 'single' ? 'generate' : 'import')
  const [count, setCount] = useState('100')
  const [prefix, setPrefix] = useState('')
  const [text, setText] = useState('')
  const codes = text.split(/[\s,;]+/).filter((one) => one !== '')
  const add = useMutation({
    mutationFn: () =>
      addCodes(
        pool.id,
        way === 'generate' ? { kind: way, count: Number(count), prefix } : { kind: way, codes },
      ),
    onSuccess: () => setText(''),
  })
  const done = add.data
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate()
      }}
    >
      <div className="self-start">
        <Segmented
          label={t('coupons.addWay')}
          value={way}
          options={(['generate', 'import'] as const).map((value) => ({
            value,
            label: t(`coupons.add.${value}`),
          }))}
          onChange={setWay}
        />
      </div>
      {way === 'generate' ? (
        <div className="grid grid-cols-2 gap-4">
          <TextField label={t('coupons.howMany')} inputMode="numeric" value={count} onChange={setCount} />
          <TextField label={t('coupons.prefix')} value={prefix} maxLength={10} onChange={setPrefix} />
        </div>
      ) : (
        <CodesField value={text} onChange={setText} />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          isBusy={add.isPending}
          disabled={way === 'generate' ? !(Number(count) > 0) : codes.length === 0}
        >
          {t('coupons.addSubmit')}
        </Button>
        {done !== undefined && <Added done={done} />}
        {add.error && <Refusal error={add.error} />}
      </div>
    </form>
  )
}

function Refusal({ error }: { error: Error }) {
  const { t } = useWords()
  return (
    <p role="alert" className="text-12 text-danger">
      {error.message || t('error.unreachableHint')}
    </p>
  )
}

function CodesField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useWords()
  return (
    <Field label={t('coupons.codesField')} hint={t('coupons.codesHint')}>
      {(control) => (
        <TextArea {...control} rows={3} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}

function Added({ done }: { done: AddCouponCodesReply }) {
  const { t, format } = useWords()
  const { added, known, refused } = done
  return (
    <p role="status" className="text-12 text-text-2">
      {t('coupons.added', { count: added, shown: format.number(added), known })}
      {refused.length > 0 && ` ${t('coupons.refused', { list: refused.join(', ') })}`}
    </p>
  )
}

function CodeList({ id }: { id: string }) {
  const { t } = useWords()
  const [q, setQ] = useState('')
  const { data } = useQuery(codesQuery(id, q))
  return (
    <div className="flex flex-col gap-2">
      <TextField label={t('coupons.find')} value={q} onChange={setQ} />
      {data === undefined ? (
        <Bone className="h-24 w-full" />
      ) : data.items.length === 0 ? (
        q !== '' && <p className="text-13 text-text-2">{t('coupons.noneFound')}</p>
      ) : (
        <ul className="grid gap-x-6 sm:grid-cols-2">
          {data.items.map(({ code, customerId, used, held }) => (
            <li key={code} className="flex h-9 items-center justify-between gap-2 border-line border-b">
              <span className="truncate font-medium tabular-nums">{code}</span>
              {used > 0 ? (
                <Tag>{t('coupons.codeUsed', { count: used })}</Tag>
              ) : held > 0 ? (
                <Tag tone="warn">{t('coupons.codeHeld')}</Tag>
              ) : customerId === null ? null : (
                <Tag tone="info">{t('coupons.codeGiven')}</Tag>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
