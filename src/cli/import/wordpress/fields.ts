import type { LossWithin } from "../imported.ts";

/** Fields that WordPress and plugins keep for themselves, or that the import reads. */
const silent =
  /^(?:_|footnotes$|enclosure$|rank_math_|wpseo|dsq_|dsq$|om_|classic-editor-|site-|ast-|theme-|spay_|sharing_|jetpack|wpml_|essb_|fb_|snap|ocean_|inline_featured_image$|views$|.*views_count$|total_views$|cap-|slide_template$|sbg_|pyre_|avada_)/;
/** A value under a name with `_` before it, by which the plugin Advanced Custom Fields marks its own fields. */
const ofAcf = /^field_[0-9a-z]+$/;
const mostNames = 20;

/** Names the fields of an article that the import leaves behind. */
export function lostFields(fields: ReadonlyMap<string, string>): LossWithin[] {
  const names: string[] = [];
  for (const [name, value] of fields) {
    const isAcf = ofAcf.test(fields.get(`_${name}`) ?? "");
    if (value !== "" && (isAcf || !silent.test(name))) names.push(name);
  }
  if (names.length === 0) return [];
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : "";
  const which = names.length === 1 ? "the field" : "the fields";
  return [{ reason: `${which} ${names.slice(0, mostNames).join(", ")}${more} stayed behind` }];
}
