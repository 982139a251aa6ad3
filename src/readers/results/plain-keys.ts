/** What the keys of results mean, where no tool is known that wrote them. */

/** A key in one spelling: `nSamples`, `N samples` and `n-samples` are `n_samples`. */
export function folded(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

/** Maps in which a result keeps what holds for all of it. */
const aggregates =
  /^(?:metrics|summary|overall|results?|stats|statistics|totals?|aggregates?|aggregated|aggregate_metrics|scores|report|evaluation_summary|summary_metrics|test_summary|averages?|means?)$/;
const about =
  /^(?:meta|metadata|run|run_info|info|evaluation|eval|experiment|header|context|(?:report|run|eval|evaluation|experiment|test)_(?:meta|metadata|info|context|details))$/;
const settings = /^(?:config|configuration|settings)$/;

export const isAggregate = (key: string): boolean => aggregates.test(folded(key));
export const isAbout = (key: string): boolean => about.test(folded(key));
export const isSettings = (key: string): boolean => settings.test(folded(key));

/** Below these nothing was measured: settings, sizes, and one case at a time. */
const unmeasured =
  /^(?:config|configuration|settings|params|parameters|hyper_?parameters|args|arguments|options|meta|metadata|env|environment|system|hardware|git|versions?|packages|thresholds?|targets?|criteria|limits?|requirements|baselines?_config|nan_counts|missing|support|confusion_matrix|usage|token_usage|distributions?|class_distribution|class_counts|datasets?|data|splits?|training|train|features?|feature_importances?|coefficients|weights|classes|schema|cases|test_cases|samples|rows|examples|items|records|questions|queries|predictions|outputs?|inputs?|raw|traces?|conversations|transcripts|documents|tests|test_results|details|failures|errors|(?:log_|training_)?history\w{0,30}|(?:by_)?(?:epochs?|steps?|checkpoints?)|timing_raw|per_(?:case|document|doc|sample|question|row|example|item|query|test|instance|turn|file|image|record|field|prompt|conversation)s?)$/;

export const isUnmeasured = (key: string): boolean => unmeasured.test(folded(key));

/** Numbers that are no measure of quality: limits, settings, sizes, spreads. */
const noMetric =
  /(?:^|_)(?:thresholds?|cut_?off|targets?|goal|limit|std|stderr|stddev|stdev|variance|var|ci|ci_lower|ci_upper|lower|upper|seed|ids?|index|idx|version|port|year|month|day|timestamps?|date|datetime|created|created_at|updated_at|epochs?|iterations?|lr|learning_rate|temperature|top_p|top_k|max_tokens|min_tokens|num_fewshot|n_shot|fold|folds|dims?|dimensions?|layers|params|size|rows|columns|chunk_size|chunk_overlap|workers|concurrency|trials?|weights?|batch|batch_size|shard|page|attempt|support|schema|min_required|required|minimum|allowed)$/;
/** What is to be reached, the least and the most of rows, and how long the run itself took. */
const bounds =
  /^(?:min|max|minimum|maximum|target|required|expected|threshold|goal|baseline)_|threshold_(?:value|used)$|(?:^|_)(?:runtime|elapsed\w{0,20}|per_second)$|^(?:epoch|step|steps|round)$/;
const counts =
  /^(?:n|count|counts|total|totals|size|pass|passed|passes|fail|failed|fails|skipped|errored|processed|graded|checked|valid|correct|incorrect|right|wrong|tp|tn|fp|fn|true_positives?|true_negatives?|false_positives?|false_negatives?|max_score|max_points|k)$/;
const sizes =
  /^(?:n|num|number_of|nb|total|count)_(?:cases|samples|examples|questions|items|rows|records|documents|docs|tests|queries|prompts|scenarios|runs|attacks|evaluated|scored|passed|failed|correct|classes|labels|features|tests?\w{0,40}|passes|pages|images|chunks|positives|negatives|fixtures|pairs|trials|triples|judge?ments|annotations|errors|errored|valid|train|failures|retries)$|_(?:count|total|samples|cases|examples|checked|graded)$|^\w{1,40}_n$/;

/** Whether a number under a key may be a metric. */
export function mayBeMetric(key: string): boolean {
  const name = folded(key);
  return !noMetric.test(name) && !bounds.test(name) && !counts.test(name) && !sizes.test(name);
}

const strong =
  /(?:^|_)(?:accuracy|acc|precision|recall|f1|f1_score|f_score|fbeta|auc|auroc|auprc|roc_auc|pr_auc|auc_roc|mae|rmse|mse|mape|smape|r2|bleu|rouge\w{0,5}|meteor|bertscore|wer|cer|perplexity|exact_match|faithfulness|groundedness|relevancy|relevance|hallucination(?:_rate)?|toxicity|asr|pass_rate|success_rate|win_rate|hit_rate|error_rate|failure_rate|refusal_rate|mrr|ndcg|brier|brier_score|log_loss|ece|kappa|mcc|sensitivity|specificity|fpr|fnr|tpr|false_positive_rate|false_negative_rate|correctness|coherence|fluency|answer_similarity|semantic_similarity)(?:$|_?@|_at_|_(?:mean|avg|average|score|macro|micro|weighted|rate|pct|percent|k|\d))/;
const weak =
  /(?:^|_)(?:score|rate|rating|quality|resistance|resilience|coverage|compliance|similarity|agreement|ratio|share|pct|percent|latency\w{0,12})(?:$|_)/;
/** Rates of something else than quality. */
const otherRates =
  /(?:^|_)(?:learning|sample|sampling|frame|bit|baud|tax|interest|heart|exchange|hourly|dropout|refresh|discount|scrape|crash_loop)_rate/;

export function isStrongMetric(key: string): boolean {
  return strong.test(folded(key)) && mayBeMetric(key);
}

export function isWeakMetric(key: string): boolean {
  return weak.test(folded(key)) && !otherRates.test(folded(key)) && mayBeMetric(key);
}

/** Of these a case counts only if it is of one class: how many were run says nothing of how many stand behind it. */
export function isOfOneClass(key: string): boolean {
  const name = folded(key);
  return (
    /(?:^|_)(?:recall|precision|sensitivity|specificity|tpr|fpr|tnr|fnr|ppv|npv|false_positive_rate|false_negative_rate|fp_rate|fn_rate)(?:$|_)/.test(
      name,
    ) && !/context_|@|_at_/.test(name)
  );
}
