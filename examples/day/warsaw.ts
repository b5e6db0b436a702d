const zone = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Warsaw',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** The last midnight of the shop before `now`, in milliseconds since the epoch. */
export function findMidnight(now: number): number {
  const [hours = 0, minutes = 0, seconds = 0] = zone.format(now).split(':').map(Number)
  return now - (now % 1000) - ((hours * 60 + minutes) * 60 + seconds) * 1000
}
