using Kheo.Domain;

namespace Kheo.Api.Database;

/// <summary>Uniqueness is the database's to keep: a named constraint, and the rule it stands for.</summary>
internal static class Constraints
{
    public static readonly Dictionary<string, Rule> Rules = new()
    {
        ["candidates_once"] = Domain.Rules.CandidateOnce,
        ["council_members_once"] = Domain.Rules.CouncilSeatOnce,
        ["base_salaries_once"] = Domain.Rules.BaseSalaryOnce,
        ["decisions_number_once"] = Domain.Rules.DecisionNumberOnce,
        ["recognitions_once_per_tier"] = Domain.Rules.RecognisedAtTier,
        ["awards_once"] = Domain.Rules.AwardOnce,
        ["nominations_once"] = Domain.Rules.NominationOnce,
        ["programmes_code_once"] = Domain.Rules.ProgrammeCodeOnce,
        ["standard_indicators_code_once"] = Domain.Rules.StandardIndicatorCodeOnce,
        ["standard_fields_code_once"] = Domain.Rules.StandardFieldCodeOnce,
        ["field_lists_version_once"] = Domain.Rules.FieldListVersionOnce,
        ["campaigns_code_once"] = Domain.Rules.CampaignCodeOnce,
        ["registrations_model_once"] = Domain.Rules.RegistrationModelOnce,
        ["result_reports_once"] = Domain.Rules.ResultOnce,
        ["people_in_charge_of_model_once"] = Domain.Rules.InChargeOnce,
        ["people_in_charge_of_field_once"] = Domain.Rules.InChargeOnce,
        ["progress_reports_once"] = Domain.Rules.ProgressOnce,
        ["periodic_reports_once"] = Domain.Rules.ReportOnce,
        ["extensions_once"] = Domain.Rules.ExtensionOnce,
        ["calendar_days_once"] = Domain.Rules.CalendarDayTwice,
        ["directives_number_once"] = Domain.Rules.DirectiveNumberOnce,
        ["directive_receipts_once"] = Domain.Rules.DirectiveAcknowledged,
        ["pacts_cloned_once"] = Domain.Rules.PactClonedOnce,
        ["tiers_code_once"] = Domain.Rules.TierCodeTaken,
        ["units_path_once"] = Domain.Rules.UnitCodeTaken,
        ["units_pkey"] = Domain.Rules.OperationUnitTwice,
        ["unit_paths_once_ever"] = Domain.Rules.UnitPathWasAnothers,
        ["unit_reorganised"] = Domain.Rules.UnitReorganised,
        ["reorganisation_tree_moved"] = Domain.Rules.ReorganisationTreeMoved,
        ["reorganisation_over_newer"] = Domain.Rules.ReorganisationOverNewer,
        ["reorganisation_changed_since"] = Domain.Rules.ReorganisationChangedSince,
        ["accounts_user_name_once"] = Domain.Rules.AccountUserNameTaken,
        ["assignments_once"] = Domain.Rules.AssignmentOverlaps,
    };
}
