/** What a job chooses by destination, such as paper or locale: the country's own entry, else that of `default`. */
export function byDestination(
  choices: Readonly<Record<string, string>>,
  country: string | undefined,
): string | undefined {
  return (country === undefined ? undefined : choices[country]) ?? choices['default'];
}
