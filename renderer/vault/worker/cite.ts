import type { BundleMac } from '../../../core/bundle/bundle-ids.ts';
import { interviewFile } from '../../../core/bundle/interview-file.ts';
import type { InterviewId, PassageId } from '../../../core/domain/ids.ts';
import { numberPassages, quotationId } from '../../../core/domain/quotation.ts';
import { recordOfTranslation } from '../../../core/domain/translation.ts';
import { AppError } from '../../../core/errors.ts';
import { createCiter, defaultCitationStyle } from '../../../core/report/citation.ts';
import { codeOf } from '../../../core/report/quotations.ts';
import type { Vault } from './vault.ts';

/** Ids of a bundle, of which a citation shows none. */
const NO_BUNDLE: BundleMac = async (message) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', message));

/** As `ReportCalls.cite` says. The testimony stays out of it: no redaction has to be carried out. */
export async function cite(
  vault: Vault,
  { interview: id, passage: wanted }: { interview: InterviewId; passage: PassageId },
): Promise<string> {
  const content = await vault.interviews.read(id);
  const { passages } = numberPassages(content.record);
  const passage = passages.find((one) => one.id === wanted);
  if (!passage) throw new AppError('not-found', 'passage');
  const { translationOf } = content.record;
  const record =
    translationOf === undefined
      ? content.record
      : recordOfTranslation((await vault.interviews.read(translationOf)).record, content.record);
  const silent = { ...record, passages: [], redactions: [] };
  const { file } = await interviewFile({ id, text: '', record: silent }, 'anonymised', NO_BUNDLE);
  const { language, organisation } = await vault.reportSettings();
  const citeNext = createCiter(defaultCitationStyle(language, organisation));
  return citeNext(file, quotationId(codeOf(file), passage.number ?? 0)).text;
}
