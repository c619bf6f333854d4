// swift-format-ignore-file

extension CSAFSchema {
    /// The objects of the JSON schema of CSAF 2.0, one a line: its name, and each property with its kind, with `!` when it is required.
    static let text20 = """
        document acknowledgments :acknowledgments[] aggregate_severity :aggregate_severity category! ~category csaf_version! =2.0 distribution :distribution lang ~language notes :notes[] publisher! :publisher references :references[] source_lang ~language title! text tracking! :tracking
        acknowledgments names text[] organization text summary text urls ~uri[]
        aggregate_severity namespace ~uri text! text
        distribution text text tlp :tlp
        tlp label! AMBER|GREEN|RED|WHITE url ~uri
        notes audience text category! description|details|faq|general|legal_disclaimer|other|summary text! text title text
        publisher category! coordinator|discoverer|other|translator|user|vendor contact_details text issuing_authority text name! text namespace! ~uri
        references category external|self summary! text url! ~uri
        tracking aliases text[] current_release_date! ~date-time generator :generator id! ~trimmed initial_release_date! ~date-time revision_history! :revision_history[] status! draft|final|interim version! ~revision
        generator date ~date-time engine! :engine
        engine name! text version text
        revision_history date! ~date-time legacy_version text number! ~revision summary! text
        product_tree branches :branches[] full_product_names :full_product_name[] product_groups :product_groups[] relationships :relationships[]
        branches branches :branches[] category! architecture|host_name|language|legacy|patch_level|product_family|product_name|product_version|product_version_range|service_pack|specification|vendor name! text product :full_product_name
        full_product_name name! text product_id! text product_identification_helper :product_identification_helper
        product_identification_helper cpe ~cpe hashes :hashes[] model_numbers text[] purl ~purl sbom_urls ~uri[] serial_numbers text[] skus text[] x_generic_uris :x_generic_uris[]
        hashes file_hashes! :file_hashes[] filename! text
        file_hashes algorithm! text value! ~hash
        x_generic_uris namespace! ~uri uri! ~uri
        product_groups group_id! text product_ids! text[] summary text
        relationships category! default_component_of|external_component_of|installed_on|installed_with|optional_component_of full_product_name! :full_product_name product_reference! text relates_to_product_reference! text
        vulnerabilities acknowledgments :acknowledgments[] cve ~cve cwe :cwe discovery_date ~date-time flags :flags[] ids :ids[] involvements :involvements[] notes :notes[] product_status :product_status references :references[] release_date ~date-time remediations :remediations[] scores :scores[] threats :threats[] title text
        cwe id! ~cwe name! text
        flags date ~date-time group_ids text[] label! component_not_present|inline_mitigations_already_exist|vulnerable_code_cannot_be_controlled_by_adversary|vulnerable_code_not_in_execute_path|vulnerable_code_not_present product_ids text[]
        ids system_name! text text! text
        involvements date ~date-time party! coordinator|discoverer|other|user|vendor status! completed|contact_attempted|disputed|in_progress|not_contacted|open summary text
        product_status first_affected text[] first_fixed text[] fixed text[] known_affected text[] known_not_affected text[] last_affected text[] recommended text[] under_investigation text[]
        remediations category! mitigation|no_fix_planned|none_available|vendor_fix|workaround date ~date-time details! text entitlements text[] group_ids text[] product_ids text[] restart_required :restart_required url ~uri
        restart_required category! connected|dependencies|machine|none|parent|service|system|vulnerable_component|zone details text
        scores cvss_v2 any cvss_v3 any products! text[]
        threats category! exploit_status|impact|target_set date ~date-time details! text group_ids text[] product_ids text[]
        root document! :document product_tree :product_tree vulnerabilities :vulnerabilities[]
        """

    /// The objects of the JSON schema of CSAF 2.1, one a line: its name, and each property with its kind, with `!` when it is required.
    static let text21 = """
        document acknowledgments :acknowledgments[] aggregate_severity :aggregate_severity category! ~category csaf_version! =2.1 distribution! :distribution lang ~language license_expression text notes :notes[] publisher! :publisher references :references[] source_lang ~language title! text tracking! :tracking x_extensions any[]
        acknowledgments names text[] organization text summary text urls ~uri[]
        aggregate_severity namespace ~uri text! text
        distribution sharing_group :sharing_group text text tlp! :tlp
        sharing_group id! ~uuid name text
        tlp label! AMBER|AMBER+STRICT|CLEAR|GREEN|RED url ~uri
        notes audience text category! description|details|faq|general|legal_disclaimer|other|summary group_ids text[] product_ids text[] text! text title text
        publisher category! coordinator|discoverer|multiplier|other|translator|user|vendor contact_details text issuing_authority text name! text namespace! ~uri
        references category external|self summary! text url! ~uri
        tracking aliases text[] current_release_date! ~date-time generator :generator id! ~trimmed initial_release_date! ~date-time revision_history! :revision_history[] status! draft|final|interim version! ~revision
        generator date ~date-time engine! :engine
        engine name! text version text
        revision_history date! ~date-time legacy_version text number! ~revision summary! text
        product_tree branches :branches[] full_product_names :full_product_name[] product_groups :product_groups[] product_paths :product_paths[]
        branches branches :branches[] category! architecture|host_name|language|patch_level|platform|product_family|product_name|product_version|product_version_range|service_pack|specification|vendor name! text product :full_product_name
        full_product_name name! text product_id! text product_identification_helper :product_identification_helper x_extensions any[]
        product_identification_helper cpe ~cpe hashes :hashes[] model_numbers text[] purls ~purl[] sbom_urls ~uri[] serial_numbers text[] skus text[] x_generic_uris :x_generic_uris[]
        hashes file_hashes! :file_hashes[] filename! text
        file_hashes algorithm! ~algorithm value! ~lowerhash
        x_generic_uris namespace! ~uri uri! ~uri
        product_groups group_id! text product_ids! text[] summary text
        product_paths beginning_product_reference! text full_product_name! :full_product_name subpaths! :subpath[]
        subpath category! default_component_of|external_component_of|installed_on|installed_with|optional_component_of next_product_reference! text
        vulnerabilities acknowledgments :acknowledgments[] cve ~cve cwes :cwes[] disclosure_date ~date-time discovery_date ~date-time first_known_exploitation_dates :first_known_exploitation_dates[] flags :flags[] ids :ids[] involvements :involvements[] metrics :metrics[] notes :notes[] product_status :product_status references :references[] remediations :remediations[] threats :threats[] title text x_extensions any[]
        cwes id! ~cwe name! ~category version! ~cweversion
        first_known_exploitation_dates date! ~date-time exploitation_date! ~date-time group_ids text[] product_ids text[]
        flags date ~date-time group_ids text[] label! component_not_present|inline_mitigations_already_exist|vulnerable_code_cannot_be_controlled_by_adversary|vulnerable_code_not_in_execute_path|vulnerable_code_not_present product_ids text[]
        ids group_ids text[] product_ids text[] system_name! text text! text
        involvements contact text date ~date-time group_ids text[] party! coordinator|discoverer|other|user|vendor product_ids text[] status! completed|contact_attempted|disputed|in_progress|not_contacted|open summary text
        metrics content! :content products! text[] source ~uri
        content cvss_v2 any cvss_v3 any cvss_v4 any epss :epss qualitative_severity_rating critical|high|low|medium|none ssvc_v2 any x_extensions any[]
        epss percentile! ~probability probability! ~probability timestamp! ~date-time
        product_status first_affected text[] first_fixed text[] fixed text[] known_affected text[] known_not_affected text[] last_affected text[] recommended text[] under_investigation text[] unknown text[]
        remediations category! fix_planned|mitigation|no_fix_planned|none_available|optional_patch|vendor_fix|workaround date ~date-time details! text entitlements text[] group_ids text[] product_ids text[] restart_required :restart_required url ~uri
        restart_required category! connected|dependencies|machine|none|parent|service|system|vulnerable_component|zone details text
        threats category! exploit_status|impact|target_set date ~date-time details! text group_ids text[] product_ids text[]
        root $schema! =https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json document! :document product_tree :product_tree vulnerabilities :vulnerabilities[] x_extensions any[]
        """
}
