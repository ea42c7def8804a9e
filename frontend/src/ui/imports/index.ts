/** What every import of a sheet shows, whatever its rows are. Import it from here, not from the kit's index: few pages need it. */
export { CheckForm } from './CheckForm';
export { ImportFaults, type Fault } from './ImportFaults';
export { ImportGoing } from './ImportGoing';
export { ImportStatusTag, PastImports } from './PastImports';
