import { ArrowLeft, ArrowRight, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Field, Input } from '../../../kit/field.tsx'
import { Picture } from '../picture.tsx'
import type { Product } from '../queries.ts'

type Pictures = Product['pictures']

interface Props {
  value: Pictures
  onChange: (pictures: Pictures) => void
}

/** Pictures of a product in their order: the first stands for it in lists. */
export function PicturesField({ value, onChange }: Props) {
  const { t } = useWords()
  const move = (from: number, to: number): void => {
    const next = [...value]
    next.splice(to, 0, ...next.splice(from, 1))
    onChange(next)
  }
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-12 text-text-2">{t('product.pictures')}</legend>
      <ol className="mb-3 flex flex-wrap gap-3">
        {value.map(({ url: address }, i) => (
          <li key={address} className="flex w-22 flex-col">
            <Picture url={address} alt={t('product.picture', { place: i + 1 })} className="h-22 w-22" />
            <span className="flex justify-between">
              <IconButton
                icon={ArrowLeft}
                size="sm"
                disabled={i === 0}
                label={t('product.pictureEarlier', { place: i + 1 })}
                onClick={() => move(i, i - 1)}
              />
              <IconButton
                icon={X}
                size="sm"
                label={t('product.removePicture', { place: i + 1 })}
                onClick={() => onChange(value.filter((_, at) => at !== i))}
              />
              <IconButton
                icon={ArrowRight}
                size="sm"
                disabled={i === value.length - 1}
                label={t('product.pictureLater', { place: i + 1 })}
                onClick={() => move(i, i + 1)}
              />
            </span>
          </li>
        ))}
      </ol>
      <NewPicture isFull={value.length >= most} onAdd={(url) => onChange([...value, { url }])} />
    </fieldset>
  )
}

const most = 20

function NewPicture({ isFull, onAdd }: { isFull: boolean; onAdd: (url: string) => void }) {
  const { t } = useWords()
  const [url, setUrl] = useState('')
  const isOne = /^(https?:\/\/\S+|\/[\w./-]+)$/i.test(url.trim())
  const add = (): void => {
    onAdd(url.trim())
    setUrl('')
  }
  return (
    <Field label={t('product.pictureUrl')}>
      {(control) => (
        <div className="flex gap-2">
          <Input
            {...control}
            type="text"
            inputMode="url"
            placeholder="https://"
            value={url}
            maxLength={2_000}
            onChange={(event) => setUrl(event.target.value)}
          />
          <Button icon={Plus} disabled={!isOne || isFull} onClick={add}>
            {t('product.add')}
          </Button>
        </div>
      )}
    </Field>
  )
}
