/** The parts of the registration form that are written out. */
export const writtenParts = [
  'situation',
  'objectives',
  'content',
  'place',
  'forces',
  'resources',
  'timetable',
  'outputs',
  'sustainability',
] as const;
/** All ten: the name is the registration's own. */
export const allParts = ['name', ...writtenParts] as const;
