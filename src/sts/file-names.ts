/** The file that says which agent a person of STS-web is. */
export const CROSSWALK_FILE = 'sts.csv';

/** Whether a file of an export folder is for the cross-checks, or pretends to be: what it is not is then said. */
export function isStsFile(name: string): boolean {
  return name === CROSSWALK_FILE || /^(?:sts_|emp_sts|edt_sts|bee_).*\.(?:xml|zip)$/i.test(name);
}
