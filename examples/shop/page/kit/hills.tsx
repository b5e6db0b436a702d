const blades = [
  8, 19, 33, 47, 60, 74, 96, 110, 128, 141, 163, 176, 190, 214, 229, 248, 266, 281, 300, 322, 338, 357, 374,
  392,
]

/** Heather on the hills: the ground of the season. */
export const Hills = () => (
  <svg className="hills" viewBox="0 0 400 110" preserveAspectRatio="none" aria-hidden="true">
    <path className="far" d="M0 28c70-18 130 4 210 0S340 4 400 0v110H0Z" />
    <path className="mid" d="M0 58c60-22 120-14 190-8s140-8 210-20v80H0Z" />
    <path className="near" d="M0 78c80-10 150-14 220-6s120 4 180-4v42H0Z" />
    {blades.map((x) => (
      <path key={x} className="blade" d={`M${x} ${74 + (x % 7)}q${(x % 5) - 2} -9 ${(x % 9) - 4} -14`} />
    ))}
  </svg>
)
