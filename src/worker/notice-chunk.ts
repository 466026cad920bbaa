import { addressKeys } from '../address/address-keys.ts';
import { cleanAddress } from '../address/clean-address.ts';
import { openReference } from '../address/reference/open-reference.ts';
import type { TypedAddress } from '../model/typed-address.ts';
import { injectDamage } from './injected-damage.ts';
import type { NoticeResult, NoticeTask, WorkerSetup } from './protocol.ts';

/** The lines of a notice's address are not printed. */
const UNBOUNDED = { postedIn: '', maxLines: 99 };

/** Tidies the addresses of notices as recipients' are, so that both have the same keys. */
export function createNoticeWork({ job, resources }: WorkerSetup): (task: NoticeTask) => NoticeResult {
  const reference = resources.get(job.address.reference?.file ?? '');
  const places = reference === undefined ? undefined : openReference(reference);
  return ({ addresses }) => ({
    kind: 'notice',
    matchKeys: addresses.map((json) => {
      const typed = JSON.parse(json) as TypedAddress;
      injectDamage(typed.familyName);
      const { parts } = cleanAddress(typed, () => UNBOUNDED, places);
      return addressKeys(parts).matchKey;
    }),
  });
}
