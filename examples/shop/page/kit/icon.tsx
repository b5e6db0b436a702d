const paths = {
  search: 'M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13Zm5-1.5L20 20',
  heart:
    'M12 20S4 15 4 9.2C4 6.3 6.2 4.5 8.3 4.5c1.6 0 3 .9 3.7 2.3.7-1.4 2.1-2.3 3.7-2.3 2.1 0 4.3 1.8 4.3 4.7C20 15 12 20 12 20Z',
  bag: 'M4.5 7.5h15v11.5a1.5 1.5 0 0 1-1.5 1.5H6a1.5 1.5 0 0 1-1.5-1.5V7.5Zm0 0 2-4h11l2 4M9 11a3 3 0 0 0 6 0',
  person: 'M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8c0-4 3.2-6 7.5-6s7.5 2 7.5 6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'm6 6 12 12M18 6 6 18',
  store:
    'M4 10v9.5a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1V10M3 8.5 5 4h14l2 4.5a2.2 2.2 0 0 1-4.2 1 2.6 2.6 0 0 1-4.8 0 2.6 2.6 0 0 1-4.8 0A2.2 2.2 0 0 1 3 8.5ZM9.5 20.5V15h5v5.5',
  phone: 'M7 3.5h10a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1Zm4.5 14.5h1',
  menu: 'M4 7h16M4 12h16M4 17h16',
  back: 'm14 6-6 6 6 6',
  check: 'm5 12.5 4.5 4.5L19 7',
} as const

/** Beside a word, or with one for those who do not see it. */
export function Icon({ name, isFull = false }: { name: keyof typeof paths; isFull?: boolean }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" data-full={isFull || undefined}>
      <path d={paths[name]} />
    </svg>
  )
}
