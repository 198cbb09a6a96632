export interface paths {
    "/api/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Workspace
         * @description Return city, role, periods, kinds, measures and where the geometry lies.
         */
        get: operations["workspace_api_v1_workspace_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Work
         * @description Return what the service makes just now, for anybody.
         */
        get: operations["work_api_v1_work_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow Work
         * @description Return the work under way as server-sent events: `progress` at each change, then `idle`.
         */
        get: operations["follow_work_api_v1_work_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/base-map/{zoom}/{column}/{row}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tile
         * @description Return a tile of the XYZ scheme; 204 where the archive has none there.
         */
        get: operations["tile_api_v1_base_map__zoom___column___row__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/geometry/kelurahan/{digest}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Kelurahan
         * @description Return the kelurahan as GeoJSON, five decimals, in the order of all values.
         */
        get: operations["kelurahan_api_v1_geometry_kelurahan__digest__json_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/geometry/cells/{resolution}/{digest}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cells
         * @description Return the H3 cells of a resolution: centres and shared shapes in 1e-5 degrees.
         */
        get: operations["cells_api_v1_geometry_cells__resolution___digest__json_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/values/{measure}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Values
         * @description Return a measure's values; the same question gives the same ETag until records change.
         */
        get: operations["values_api_v1_values__measure__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask
         * @description Return the analysis of a period; the same records and parameters have the same id.
         */
        get: operations["ask_api_v1_analyses_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{identity}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Again
         * @description Return an analysis made before, by its id; it is kept until newer ones replace it.
         */
        get: operations["again_api_v1_analyses__identity__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kelurahan/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Kelurahan
         * @description Return how one kelurahan stands: figures, trend, need, class against model.
         */
        get: operations["kelurahan_api_v1_kelurahan__code__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overlays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Overlays
         * @description Return what the reference tables and the gazetteer put on the map.
         */
        get: operations["overlays_api_v1_overlays_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Points
         * @description Return where records of a kind lie; never for kinds that stay at kelurahan level.
         */
        get: operations["points_api_v1_points_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Places
         * @description Return kelurahan, streets and facilities whose name is like `q`, or the coordinate it is.
         */
        get: operations["places_api_v1_places_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Priority
         * @description Return the priority under the office's weights, or those given.
         */
        get: operations["priority_api_v1_priority_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose
         * @description Choose exactly under budget and rules, and give every reason; nothing is kept.
         */
        post: operations["choose_api_v1_choices_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decision-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Kept
         * @description Return the kept decision records, latest first.
         */
        get: operations["kept_api_v1_decision_records_get"];
        put?: never;
        /**
         * Decide And Keep
         * @description Choose and keep the decision record; `bersinar decision replay` computes it again.
         */
        post: operations["decide_and_keep_api_v1_decision_records_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decision-records/{identity}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Record
         * @description Return a decision record as its file.
         */
        get: operations["one_record_api_v1_decision_records__identity__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Scenarios
         * @description Return the scenarios of the office, latest first.
         */
        get: operations["scenarios_api_v1_scenarios_get"];
        /**
         * Keep Scenario
         * @description Keep a scenario under its name; one of the same name is replaced.
         */
        put: operations["keep_scenario_api_v1_scenarios_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Drop Scenario
         * @description Remove a scenario.
         */
        delete: operations["drop_scenario_api_v1_scenarios__name__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Imports
         * @description Return all imports of the city, oldest first: file, hash, who, when, what became of it.
         */
        get: operations["list_imports_api_v1_imports_get"];
        put?: never;
        /**
         * Send Files
         * @description Take in office files as a job; follow it at `Location`, or at `/events` beneath it.
         *
         *     Each file's rows become records, rejections or duplicates; a cancelled job leaves no trace.
         */
        post: operations["send_files_api_v1_imports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description Return what the columns of files are taken for, with samples and confidence.
         *
         *     Nothing is kept. Personal columns and unknown ones show no sample. Zipped folders are opened.
         */
        post: operations["preview_api_v1_imports_preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fields
         * @description Return the fields and kinds by which a preview may be corrected.
         */
        get: operations["fields_api_v1_imports_fields_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{number}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw
         * @description Undo one import; what it taught is unlearned.
         */
        post: operations["withdraw_api_v1_imports__number__withdraw_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw
         * @description Undo one import; what it taught is unlearned.
         */
        delete: operations["withdraw_api_v1_imports__number__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{number}/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rejected
         * @description Return the workbook of an import's rejected rows, personal columns blank.
         *
         *     Files are not kept, so it exists while the service remembers the job; after that send the file
         *     to the same address with POST.
         */
        get: operations["rejected_api_v1_imports__number__rejected_get"];
        put?: never;
        /**
         * Make Rejected
         * @description Return the workbook of an import's rejected rows, made from the original file.
         */
        post: operations["make_rejected_api_v1_imports__number__rejected_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Jobs
         * @description Return the jobs that are remembered, oldest first.
         */
        get: operations["list_jobs_api_v1_jobs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Job
         * @description Return where a job stands: state, phase, rows read, what became of each file.
         */
        get: operations["show_job_api_v1_jobs__number__get"];
        put?: never;
        post?: never;
        /**
         * Cancel Job
         * @description Cancel a job; nothing of it stays. One that has ended stays as it is.
         */
        delete: operations["cancel_job_api_v1_jobs__number__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{number}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow Job
         * @description Return a job's progress as server-sent events; the last one is named by its end.
         *
         *     The data of each is the job as `GET /api/v1/jobs/{number}` tells it.
         */
        get: operations["follow_job_api_v1_jobs__number__events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reviews
         * @description Return a page of the records whose place is doubtful, and how many wait.
         *
         *     By `limit` and `offset`; the filters are a reason and a file name.
         */
        get: operations["list_reviews_api_v1_reviews_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{identity}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Review
         * @description Return one record that waits, and how many wait with the same address.
         */
        get: operations["show_review_api_v1_reviews__identity__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{identity}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide
         * @description Decide where a record lies; it leaves the queue and teaches the gazetteer.
         */
        post: operations["decide_api_v1_reviews__identity__decision_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Decisions
         * @description Return all decisions or the last ones, oldest first.
         */
        get: operations["list_decisions_api_v1_decisions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Undo
         * @description Take a decision back; its records wait again.
         */
        delete: operations["undo_api_v1_decisions__number__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zones/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Zones
         * @description Return the table of `kelurahan`, `kecamatan` or `cells`: counts, rates, intervals.
         */
        get: operations["zones_api_v1_zones__unit__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ranking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ranking
         * @description Return every kelurahan by need, with intervals of threat, burden and rank.
         */
        get: operations["ranking_api_v1_ranking_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Exports
         * @description Return the layers and their formats.
         */
        get: operations["exports_api_v1_exports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{layer}.{file_format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download
         * @description Return a layer as geojson, gpkg, csv or xlsx; `sheet.pdf` and `map.html` too.
         */
        get: operations["download_api_v1_exports__layer___file_format__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{layer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview
         * @description Return the first rows of a layer.
         */
        get: operations["preview_api_v1_exports__layer__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layers/{layer}.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Layer
         * @description Return a layer as RFC 7946 GeoJSON.
         */
        get: operations["layer_api_v1_layers__layer__geojson_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Map Page
         * @description Return the map; its policy lets run only the scripts that it carries.
         */
        get: operations["map_page_map_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sheet.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sheet
         * @description Return the one-page sheet as PDF.
         */
        get: operations["sheet_api_v1_sheet_pdf_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Programme
         * @description Return targets against what was done, the history of pilots, outreach against threat.
         */
        get: operations["programme_api_v1_programme_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alarms
         * @description Return which kelurahan exceed their own past; for publication the names alone.
         */
        get: operations["alarms_api_v1_alarms_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Coverage
         * @description Return per kind and year what there is and what is missing, and per kelurahan too.
         */
        get: operations["coverage_api_v1_coverage_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Help Page
         * @description Return the method in plain words.
         */
        get: operations["help_page_api_v1_help_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description Tell that the service is up, for which city and version.
         */
        get: operations["health_api_v1_health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Alarms
         * @description The alarm list of a period, by kind, and what an alarm is not.
         */
        Alarms: {
            /** Level */
            level: string;
            /** Simulated */
            simulated: boolean;
            /** Kinds */
            kinds: components["schemas"]["KindAlarms"][];
            /** What It Is Not */
            what_it_is_not: string;
        };
        /**
         * AnalysisCard
         * @description An analysis: what it speaks of, what it counts, how it ranks, and its limits.
         */
        AnalysisCard: {
            /** Id */
            id: string;
            /**
             * Since
             * Format: date
             */
            since: string;
            /**
             * Until
             * Format: date
             */
            until: string;
            /** Level */
            level: string;
            /** Simulated */
            simulated: boolean;
            /** Totals */
            totals: components["schemas"]["Total"][];
            /** Ranking */
            ranking: components["schemas"]["Ranked"][];
            /** Notes */
            notes: string[];
            /** Provenance */
            provenance: {
                [key: string]: string | number;
            };
        };
        /**
         * Asked
         * @description What the planner asks of a choice; kelurahan by code or name, distance in kilometres.
         *
         *     `costs`: by code; without them the budget is a number of kelurahan. `quota`: least and most
         *     by kecamatan, "" for all not named. `tolerance`: lottery among sets within this share.
         */
        Asked: {
            /** Period */
            period?: string | null;
            /** Seed */
            seed?: number | null;
            /**
             * Weights
             * @default {}
             */
            weights: {
                [key: string]: number;
            };
            /**
             * K
             * @default 2
             */
            k: number;
            /** Budget */
            budget?: number | null;
            /** Costs */
            costs?: {
                [key: string]: number;
            } | null;
            /** Min Distance Km */
            min_distance_km?: number | null;
            /**
             * Quota
             * @default {}
             */
            quota: {
                [key: string]: [
                    number,
                    number
                ];
            };
            /**
             * Lock In
             * @default []
             */
            lock_in: string[];
            /**
             * Lock Out
             * @default []
             */
            lock_out: string[];
            /**
             * Include Pilots
             * @default false
             */
            include_pilots: boolean;
            /** Tolerance */
            tolerance?: number | null;
        };
        /**
         * BaseMap
         * @description The office's own base map; `vector`: the page draws the tiles itself.
         */
        BaseMap: {
            /** Url */
            url: string;
            /** Credit */
            credit: string;
            /** Vector */
            vector: boolean;
            /** Min Zoom */
            min_zoom: number;
            /** Max Zoom */
            max_zoom: number;
        };
        /** Body_make_rejected_api_v1_imports__number__rejected_post */
        Body_make_rejected_api_v1_imports__number__rejected_post: {
            /** File */
            file: string;
        };
        /** Body_preview_api_v1_imports_preview_post */
        Body_preview_api_v1_imports_preview_post: {
            /** Files */
            files: string[];
            /**
             * Kind
             * @description where it is not recognised
             */
            kind?: string | null;
        };
        /** Body_send_files_api_v1_imports_post */
        Body_send_files_api_v1_imports_post: {
            /** Files */
            files: string[];
            /**
             * Kind
             * @description where it is not recognised
             */
            kind?: string | null;
            /**
             * Mapping
             * @description JSON: one mapping {file?, kind, columns} or a list of them
             */
            mapping?: string | null;
            /**
             * Dry Run
             * @description check, keep nothing
             * @default false
             */
            dry_run: boolean;
        };
        /**
         * CandidateCard
         * @description A kelurahan that a record may lie in: how probable, and why.
         */
        CandidateCard: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Probability */
            probability: number;
            /** Reasons */
            reasons: string[];
        };
        /**
         * Choice
         * @description Something that may be chosen: its code and what it is called.
         */
        Choice: {
            /** Code */
            code: string;
            /** Label */
            label: string;
        };
        /**
         * ChoiceCard
         * @description A choice with its reasons, the next best, and the hash of its record.
         */
        ChoiceCard: {
            /** Sha256 */
            sha256: string;
            /** Codes */
            codes: string[];
            /** Value */
            value: number;
            /** Cost */
            cost: number;
            /** Runner Up */
            runner_up: string[];
            /** Runner Up Value */
            runner_up_value: number | null;
            /** Overview */
            overview: string[];
            /** Reasons */
            reasons: components["schemas"]["ReasonCard"][];
            /** Simulated */
            simulated: string;
        };
        /**
         * ColumnCard
         * @description A column: what it is taken for, how surely (0 to 1), up to three samples.
         */
        ColumnCard: {
            /** Header */
            header: string;
            /** Field */
            field: string;
            /** Confidence */
            confidence: number;
            /** Samples */
            samples: string[];
        };
        /**
         * CoverageCard
         * @description What a city's records cover; `resolution`: of the cells that `in_cells` speaks of.
         */
        CoverageCard: {
            /** Resolution */
            resolution: number;
            /** Kinds */
            kinds: components["schemas"]["services__api__coverage__KindCard"][];
            /** Kelurahan */
            kelurahan: components["schemas"]["ZoneCard"][];
        };
        /**
         * CriterionCard
         * @description A criterion: `least` and `most` become 0 and 1; `stable`: weights that keep the first.
         */
        CriterionCard: {
            /** Code */
            code: string;
            /** Label */
            label: string;
            /** Unit */
            unit: string;
            /** Help */
            help: string;
            /** Least */
            least: number;
            /** Most */
            most: number;
            /** Weight */
            weight: number;
            /** Stable */
            stable: number[];
        };
        /**
         * DecisionCard
         * @description What was decided, for how many records, when, by whom, and whether it was undone.
         *
         *     `decided_by`: the code of the role, "cli" for the command line; `who`: the same in words.
         */
        DecisionCard: {
            /** Decision */
            decision: number;
            /** Action */
            action: string;
            /** Text */
            text: string;
            /** Records */
            records: number;
            /** Kelurahan Code */
            kelurahan_code: string | null;
            /** Lon */
            lon: number | null;
            /** Lat */
            lat: number | null;
            /**
             * Decided At
             * Format: date-time
             */
            decided_at: string;
            /** Decided By */
            decided_by: string;
            /** Who */
            who: string;
            /** Undone At */
            undone_at: string | null;
        };
        /**
         * DecisionList
         * @description Decisions, oldest first.
         */
        DecisionList: {
            /** Decisions */
            decisions: components["schemas"]["DecisionCard"][];
        };
        /**
         * EngagedCard
         * @description One kelurahan that the programme named, with its history, oldest first.
         */
        EngagedCard: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Pilot Since */
            pilot_since: string | null;
            /** Ibm Since */
            ibm_since: string | null;
            /** Events */
            events: components["schemas"]["EventCard"][];
        };
        /**
         * EventCard
         * @description One dated event of a kelurahan's history; the date is a day or a year.
         */
        EventCard: {
            /** Date */
            date: string;
            /** Status */
            status: string;
            /** Note */
            note: string;
            /** Source */
            source: string;
        };
        /**
         * Exports
         * @description What can be taken away of a period at a level; the sheet and the map always can.
         */
        Exports: {
            /** Since */
            since: string;
            /** Until */
            until: string;
            /** Level */
            level: string;
            /** Simulated */
            simulated: string;
            /** Layers */
            layers: components["schemas"]["LayerCard"][];
            /** Notes */
            notes: string[];
        };
        /**
         * FigureCard
         * @description One kind's count and smoothed rate per 1,000; null where hidden or unknown.
         */
        FigureCard: {
            /** Kind */
            kind: string;
            /** Count */
            count: number | null;
            /** Rate */
            rate: number | null;
            /** Low */
            low: number | null;
            /** High */
            high: number | null;
            /** Hidden */
            hidden: boolean;
        };
        /**
         * FileCard
         * @description What became of one file: rows = records + rejections + duplicates, or its error.
         *
         *     `corrections`: duplicates that changed an earlier record; `reviews`: records whose place is
         *     doubtful; `precision`: records by how finely they are placed; `notes`: what should be known of
         *     how the file was read.
         */
        FileCard: {
            /** File */
            file: string;
            /** Kind */
            kind: string;
            /** Channel */
            channel: string;
            /** Kind Label */
            kind_label: string;
            /** Rows */
            rows: number;
            /** Records */
            records: number;
            /** Rejections */
            rejections: number;
            /** Duplicates */
            duplicates: number;
            /** Corrections */
            corrections: number;
            /** Reviews */
            reviews: number;
            /** Precision */
            precision: {
                [key: string]: number;
            };
            /** Import */
            import: number | null;
            /** Already Imported */
            already_imported: boolean;
            /** Rejected Rows */
            rejected_rows: components["schemas"]["RejectedCard"][];
            /** Notes */
            notes: string[];
            /** Error */
            error?: string | null;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * Help
         * @description The help page in one language.
         */
        Help: {
            /** Parts */
            parts: components["schemas"]["PartCard"][];
            /** Terms */
            terms: components["schemas"]["TermCard"][];
            /** Kinds */
            kinds: components["schemas"]["RuleCard"][];
        };
        /**
         * ImportCard
         * @description One import: rows = records + rejections + duplicates; `who`: the role that sent it.
         */
        ImportCard: {
            /** Import */
            import: number;
            /** City */
            city: string;
            /** File Name */
            file_name: string;
            /** Sha256 */
            sha256: string;
            /** Kind */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Rows */
            rows: number;
            /** Records */
            records: number;
            /** Rejections */
            rejections: number;
            /** Duplicates */
            duplicates: number;
            /** Corrections */
            corrections: number;
            /**
             * Imported At
             * Format: date-time
             */
            imported_at: string;
            /** Imported By */
            imported_by: string;
            /** Who */
            who: string;
            /** Simulated */
            simulated: boolean;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * ImportList
         * @description Imports, oldest first.
         */
        ImportList: {
            /** Imports */
            imports: components["schemas"]["ImportCard"][];
        };
        /**
         * JobCard
         * @description An import that runs or ran: `file` and `rows` say how far it is.
         */
        JobCard: {
            /** Job */
            job: string;
            state: components["schemas"]["JobState"];
            /** Phase */
            phase: string;
            /** Files */
            files: string[];
            /** File */
            file: string;
            /** Rows */
            rows: number;
            /** Reports */
            reports: components["schemas"]["FileCard"][];
        };
        /**
         * JobList
         * @description The jobs that are remembered, oldest first.
         */
        JobList: {
            /** Jobs */
            jobs: components["schemas"]["JobCard"][];
        };
        /**
         * JobState
         * @description Where a job stands; the last three are ends.
         * @enum {string}
         */
        JobState: "queued" | "running" | "done" | "failed" | "cancelled";
        /**
         * KindAlarms
         * @description One kind's tests of a month, alarms first; `refused`: the data cannot carry a test.
         */
        KindAlarms: {
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Month */
            month: string;
            /** Since */
            since: string | null;
            /** Until */
            until: string | null;
            /** Refused */
            refused: boolean;
            /** Note */
            note: string;
            /** Alarms */
            alarms: number;
            /** Tested */
            tested: components["schemas"]["TestedCard"][];
        };
        /**
         * LayerCard
         * @description One layer: its formats, and why it cannot be had for this period and level, if so.
         */
        LayerCard: {
            /** Layer */
            layer: string;
            /** Label */
            label: string;
            /** Formats */
            formats: string[];
            /** Refused */
            refused: string;
        };
        /**
         * MeasureCard
         * @description A measure: name, unit, help, how it is coloured, whether it follows the filter.
         */
        MeasureCard: {
            /** Code */
            code: string;
            /** Unit */
            unit: string;
            /** Scale */
            scale: string;
            /** By Kind */
            by_kind: boolean;
            /** Label */
            label: string;
            /** Measured In */
            measured_in: string;
            /** Help */
            help: string;
        };
        /**
         * MissingCard
         * @description A criterion that the city has no data for, and why.
         */
        MissingCard: {
            /** Code */
            code: string;
            /** Label */
            label: string;
            /** Why */
            why: string;
        };
        /**
         * Overlays
         * @description Pilots, IBM units and the whole dated history, by kelurahan; facilities as points.
         */
        Overlays: {
            /** Pilots */
            pilots: string[];
            /** Ibm Units */
            ibm_units: string[];
            /** History */
            history: components["schemas"]["Status"][];
            /** Facilities */
            facilities: components["schemas"]["Spot"][];
        };
        /**
         * PartCard
         * @description One part; `listed`: its texts are points.
         */
        PartCard: {
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Texts */
            texts: string[];
            /** Listed */
            listed: boolean;
        };
        /**
         * PeriodCard
         * @description A period by name (all, 2024, 2024Q1), first and last day.
         */
        PeriodCard: {
            /** Name */
            name: string;
            /**
             * Since
             * Format: date
             */
            since: string;
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /**
         * Points
         * @description Located records: at most 5,000, evenly picked; `total`: how many there are.
         *
         *     `day`: days since 1970-01-01; `precision`: index into `precisions`; `radius_m`: how uncertain
         *     the place is; `zone`: index of the kelurahan in the geometry, -1 where unknown.
         */
        Points: {
            /** Lon */
            lon: number[];
            /** Lat */
            lat: number[];
            /** Day */
            day: number[];
            /** Precision */
            precision: number[];
            /** Precisions */
            precisions: string[];
            /** Radius M */
            radius_m: (number | null)[];
            /** Zone */
            zone: number[];
            /** Total */
            total: number;
        };
        /**
         * Preview
         * @description The first rows of a layer as its files hold them; null is hidden or unknown.
         */
        Preview: {
            /** Layer */
            layer: string;
            /** Columns */
            columns: string[];
            /** Rows */
            rows: (string | number | boolean | null)[][];
            /** Total */
            total: number;
        };
        /**
         * PreviewCard
         * @description What one layout of a file is taken for; `kind` and `columns` are a mapping for an import.
         *
         *     `sheet`: where it first stands; `notes`: what must be known of the file; `problem`: why a file
         *     of a zipped folder cannot be read, which leaves the others to go in.
         */
        PreviewCard: {
            /** File */
            file: string;
            /** Sheet */
            sheet: string;
            /** Kind */
            kind: string | null;
            /** Kind Label */
            kind_label: string | null;
            /** Columns */
            columns: {
                [key: string]: string;
            };
            /** Remembered */
            remembered: boolean;
            /** View */
            view: components["schemas"]["ColumnCard"][];
            /** Notes */
            notes: string[];
            /** Problem */
            problem?: string | null;
        };
        /**
         * PreviewList
         * @description The layouts of files as they are recognised, each layout of a file once.
         */
        PreviewList: {
            /** Files */
            files: components["schemas"]["PreviewCard"][];
        };
        /**
         * PriorityCard
         * @description All that is needed to show the priority and to weigh anew.
         */
        PriorityCard: {
            /** K */
            k: number;
            /** Criteria */
            criteria: components["schemas"]["CriterionCard"][];
            /** Missing */
            missing: components["schemas"]["MissingCard"][];
            /** Kelurahan */
            kelurahan: components["schemas"]["WeighedCard"][];
            /** Notes */
            notes: string[];
        };
        /**
         * Programme
         * @description The programme; `reach` is empty where outreach and threat cannot be set side by side.
         */
        Programme: {
            /** Targets */
            targets: components["schemas"]["TargetCard"][];
            /** Engaged */
            engaged: components["schemas"]["EngagedCard"][];
            /** Kelurahan */
            kelurahan: number;
            /** Since */
            since: string | null;
            /** Until */
            until: string | null;
            /** City Per 1000 */
            city_per_1000: number | null;
            /** Reach */
            reach: components["schemas"]["ReachCard"][];
            /** No Reach */
            no_reach: string;
            /** Limits */
            limits: string[];
        };
        /**
         * QueuePage
         * @description One page of the queue; `total`: how many the filter lets through, on all pages.
         *
         *     `by_reason` counts within the file that is asked for, `by_file` within the reason.
         */
        QueuePage: {
            /** Reviews */
            reviews: components["schemas"]["ReviewCard"][];
            /** Total */
            total: number;
            /** Waiting */
            waiting: number;
            /** By Reason */
            by_reason: components["schemas"]["WaitingCard"][];
            /** By File */
            by_file: components["schemas"]["WaitingCard"][];
        };
        /**
         * Ranked
         * @description One kelurahan by need; intervals hold 90 %.
         */
        Ranked: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Kecamatan */
            kecamatan: string;
            /** Rank */
            rank: number;
            /** Rank Low */
            rank_low: number;
            /** Rank High */
            rank_high: number;
            /** Threat */
            threat: number;
            /** Threat Low */
            threat_low: number;
            /** Threat High */
            threat_high: number;
            /** Burden */
            burden: number;
            /** Burden Low */
            burden_low: number;
            /** Burden High */
            burden_high: number;
            /** In Top 5 */
            in_top_5: number;
            /** Official Class */
            official_class: string;
            /** Pilot Status */
            pilot_status: string;
            /** Drivers */
            drivers: string;
        };
        /**
         * ReachCard
         * @description Outreach per 1,000 inhabitants beside threat per head.
         *
         *     `short`: "yes", "perhaps" or "no": much threat and little outreach.
         */
        ReachCard: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Outreach */
            outreach: number;
            /** Per 1000 */
            per_1000: number;
            /** Threat */
            threat: number;
            /** Threat Low */
            threat_low: number;
            /** Threat High */
            threat_high: number;
            /** Short */
            short: string;
        };
        /**
         * ReasonCard
         * @description Why one kelurahan is chosen or not, and how firmly.
         */
        ReasonCard: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Chosen */
            chosen: boolean;
            /** Share Of Draws */
            share_of_draws: number;
            /** Replacement Cost */
            replacement_cost: number | null;
            /** Price Of Forcing In */
            price_of_forcing_in: number | null;
            /** Blocked By */
            blocked_by: string[];
            /** Text */
            text: string;
        };
        /**
         * RecordCard
         * @description A kept decision record; its file is at `/decision-records/{id}`.
         */
        RecordCard: {
            /** Id */
            id: string;
            /** Sha256 */
            sha256: string;
            /** Decided On */
            decided_on: string | null;
            /** Period */
            period: string;
            /** Chosen */
            chosen: string[];
            /** Simulated */
            simulated: string;
        };
        /**
         * RejectedCard
         * @description A row that did not go in: where it stands, why, what to do. Never a value of it.
         */
        RejectedCard: {
            /** Sheet */
            sheet: string;
            /** Row */
            row: number;
            /** Field */
            field: string;
            /** Field Name */
            field_name: string;
            /** Reason */
            reason: string;
            /** Advice */
            advice: string;
        };
        /**
         * ReviewCard
         * @description A record that waits: what is written of its place, and up to three candidates.
         *
         *     `finest`: "kelurahan" for kinds that are never placed finer, whatever a pin says.
         */
        ReviewCard: {
            /** Identity */
            identity: string;
            /** Kind */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Finest */
            finest: string;
            /** Import Id */
            import_id: number;
            /** File Name */
            file_name: string;
            /** Row */
            row: number;
            /** Reason */
            reason: string;
            /** Text */
            text: string;
            /** Candidates */
            candidates: components["schemas"]["CandidateCard"][];
        };
        /**
         * ReviewDetail
         * @description A record that waits; `equal`: how many wait with the same address and kind, itself too.
         */
        ReviewDetail: {
            /** Identity */
            identity: string;
            /** Kind */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Finest */
            finest: string;
            /** Import Id */
            import_id: number;
            /** File Name */
            file_name: string;
            /** Row */
            row: number;
            /** Reason */
            reason: string;
            /** Text */
            text: string;
            /** Candidates */
            candidates: components["schemas"]["CandidateCard"][];
            /** Equal */
            equal: number;
        };
        /**
         * RoleCard
         * @description Who sits at the page, and what it may do.
         */
        RoleCard: {
            /** Code */
            code: string;
            /** Label */
            label: string;
            /** Level */
            level: string;
            /** Rights */
            rights: string[];
        };
        /**
         * RuleCard
         * @description What holds for one kind of record; `least_count` 0: none is hidden.
         */
        RuleCard: {
            /** Label */
            label: string;
            /** Channel */
            channel: string;
            /** Enters Threat */
            enters_threat: boolean;
            /** Least Count */
            least_count: number;
            /** Finest */
            finest: string;
        };
        /**
         * ScenarioCard
         * @description A named view of the page, and the kelurahan it chose.
         */
        ScenarioCard: {
            /** Name */
            name: string;
            /** Query */
            query: string;
            /** Chosen */
            chosen: string[];
            /**
             * Saved At
             * @default
             */
            saved_at: string;
        };
        /**
         * Spot
         * @description A named place.
         */
        Spot: {
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** Lon */
            lon: number;
            /** Lat */
            lat: number;
            /** Code */
            code: string | null;
        };
        /**
         * StandingCard
         * @description How one kelurahan stands.
         */
        StandingCard: {
            /** Code */
            code: string;
            /** Figures */
            figures: components["schemas"]["FigureCard"][];
            /** Trends */
            trends: components["schemas"]["TrendCard"][];
            need: components["schemas"]["Ranked"] | null;
            /** Contrast */
            contrast: number | null;
            /** Contrast Low */
            contrast_low: number | null;
            /** Contrast High */
            contrast_high: number | null;
            /** Official Class */
            official_class: string;
            /** Core Indicators */
            core_indicators: number | null;
            /** Supporting Indicators */
            supporting_indicators: number | null;
            /** Disagrees */
            disagrees: boolean;
            /** Why */
            why: string;
            /** Survey Share */
            survey_share: number | null;
            /** Respondents */
            respondents: number | null;
        };
        /**
         * Status
         * @description A dated status of a kelurahan.
         */
        Status: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Status */
            status: string;
            /** Date */
            date: string;
            /** Note */
            note: string;
            /** Source */
            source: string;
        };
        /**
         * TargetCard
         * @description One indicator; null where nothing was published, or where no record counts it.
         *
         *     `recorded`: what the office's own records say of the same year; `hidden`: the gate keeps that
         *     back.
         */
        TargetCard: {
            /** Indicator */
            indicator: string;
            /** Unit */
            unit: string;
            /** Target */
            target: number | null;
            /** Realised */
            realised: number | null;
            /** Period */
            period: string;
            /** Source */
            source: string;
            /** Kind */
            kind: string;
            /** Recorded */
            recorded: number | null;
            /** Hidden */
            hidden: boolean;
        };
        /**
         * TaskCard
         * @description A task: its code and what a reader is told of it.
         */
        TaskCard: {
            /** Code */
            code: string;
            /** Label */
            label: string;
        };
        /**
         * TermCard
         * @description One term and its meaning.
         */
        TermCard: {
            /** Term */
            term: string;
            /** Meaning */
            meaning: string;
        };
        /**
         * TestedCard
         * @description One kelurahan, alone or with its neighbours; figures are null for publication.
         *
         *     `expected`: by its own past; `upper`: no alarm up to this count.
         */
        TestedCard: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** With Neighbours */
            with_neighbours: boolean;
            /** Alarm */
            alarm: boolean;
            /** Observed */
            observed: number | null;
            /** Expected */
            expected: number | null;
            /** Upper */
            upper: number | null;
            /** P */
            p: number | null;
        };
        /**
         * Total
         * @description The city's count of a kind, and how many of them have a kelurahan and a cell.
         */
        Total: {
            /** Column */
            column: string;
            /** Label */
            label: string;
            /** Count */
            count: number;
            /** In Kelurahan */
            in_kelurahan: number;
            /** In Cells */
            in_cells: number;
        };
        /**
         * TrendCard
         * @description One kind's counts over whole quarters; for office roles only.
         */
        TrendCard: {
            /** Kind */
            kind: string;
            /** Quarters */
            quarters: string[];
            /** Counts */
            counts: number[];
        };
        /** ValidationError */
        ValidationError: {
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
            /** Input */
            input?: unknown;
            /** Context */
            ctx?: Record<string, never>;
        };
        /**
         * Values
         * @description Values of one measure, null where unknown or hidden.
         *
         *     `low`, `high`: 90 % interval. `hidden`: indices kept back by the disclosure gate. `labels`:
         *     names that the values are indices of. `total`, `placed`: records of the filter, and how many of
         *     them the zones hold; null where they would tell what is hidden.
         */
        Values: {
            /** Measure */
            measure: string;
            /** Resolution */
            resolution: number | null;
            /** Values */
            values: (number | null)[];
            /** Low */
            low: (number | null)[] | null;
            /** High */
            high: (number | null)[] | null;
            /** Hidden */
            hidden: number[];
            /** Labels */
            labels: string[];
            /** Total */
            total: number | null;
            /** Placed */
            placed: number | null;
            /** Notes */
            notes: string[];
        };
        /**
         * Vocabulary
         * @description The fields that a column may be taken for, and the kinds that a file may hold.
         */
        Vocabulary: {
            /** Fields */
            fields: components["schemas"]["Choice"][];
            /** Kinds */
            kinds: components["schemas"]["Choice"][];
        };
        /**
         * WaitingCard
         * @description How many records wait under a name: a reason or a file.
         */
        WaitingCard: {
            /** Name */
            name: string;
            /** Records */
            records: number;
        };
        /**
         * Wanted
         * @description Hold what a person decides of a record and, unless `alone`, of equal addresses.
         */
        Wanted: {
            /**
             * Action
             * @enum {string}
             */
            action: "accept" | "kelurahan" | "pin" | "unknown";
            /**
             * Candidate
             * @default 1
             */
            candidate: number;
            /** Code */
            code?: string | null;
            /** Lon */
            lon?: number | null;
            /** Lat */
            lat?: number | null;
            /**
             * Alone
             * @default false
             */
            alone: boolean;
        };
        /**
         * WeighedCard
         * @description One kelurahan: per criterion its value, 90 % interval, scaled value; score and ranks.
         */
        WeighedCard: {
            /** Code */
            code: string;
            /** Values */
            values: (number | null)[];
            /** Low */
            low: (number | null)[];
            /** High */
            high: (number | null)[];
            /** Scaled */
            scaled: (number | null)[];
            /** Score */
            score: number;
            /** Rank */
            rank: number;
            /** Rank Low */
            rank_low: number;
            /** Rank High */
            rank_high: number;
            /** In Top */
            in_top: number;
            /** Smaa Top */
            smaa_top: number;
            /** Data Share */
            data_share: number | null;
        };
        /**
         * Withdrawal
         * @description How many records went with an import.
         */
        Withdrawal: {
            /** Import */
            import: number;
            /** Records Removed */
            records_removed: number;
        };
        /**
         * WorkCard
         * @description What the service makes just now, the task begun last first.
         */
        WorkCard: {
            /** Tasks */
            tasks: components["schemas"]["TaskCard"][];
        };
        /**
         * Workspace
         * @description All that the page needs to begin; `simulated`: the label that every view must carry.
         *
         *     `records`, `waiting`: how many there are, for office roles; for others 1 where there is any
         *     record, since less the published totals the number is the sum of the hidden ones.
         */
        Workspace: {
            /** City */
            city: string;
            /** City Code */
            city_code: string;
            /** Version */
            version: string;
            role: components["schemas"]["RoleCard"];
            /** Simulated */
            simulated: string;
            /** Records */
            records: number;
            /** Waiting */
            waiting: number;
            /** Periods */
            periods: components["schemas"]["PeriodCard"][];
            /** Kinds */
            kinds: components["schemas"]["services__api__workspace__KindCard"][];
            /** Measures */
            measures: components["schemas"]["MeasureCard"][];
            /** Agencies */
            agencies: string[];
            /** Substances */
            substances: string[];
            /** Resolutions */
            resolutions: number[];
            /** Geometry */
            geometry: {
                [key: string]: string;
            };
            base_map: components["schemas"]["BaseMap"] | null;
            /** Boundary Source */
            boundary_source: string;
            /** Population Source */
            population_source: string;
            /** State */
            state: string;
        };
        /**
         * YearCard
         * @description One year of a kind; null where the gate keeps it back.
         *
         *     `in_cells`: placed finely enough for a cell, null also for kinds that are never that fine;
         *     `gaps`: months (for publication quarters) that hold no record, null where that is not told.
         */
        YearCard: {
            /** Year */
            year: number;
            /** Records */
            records: number | null;
            /** In Kelurahan */
            in_kelurahan: number | null;
            /** In Cells */
            in_cells: number | null;
            /** Precision */
            precision: {
                [key: string]: number;
            } | null;
            /** Gaps */
            gaps: string[] | null;
            /** First */
            first: string | null;
            /** Last */
            last: string | null;
        };
        /**
         * ZoneCard
         * @description One kelurahan: the years of its latest survey and mapping, null where there is none.
         */
        ZoneCard: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Kecamatan */
            kecamatan: string;
            /** Survey Year */
            survey_year: number | null;
            /** Mapping Year */
            mapping_year: number | null;
            /** Population Known */
            population_known: boolean;
        };
        /**
         * KindCard
         * @description One kind of record over the years.
         */
        services__api__coverage__KindCard: {
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** In Cells */
            in_cells: boolean;
            /** Years */
            years: components["schemas"]["YearCard"][];
        };
        /**
         * KindCard
         * @description A kind of record that can be mapped; `in_cells`: whether also in H3 cells.
         */
        services__api__workspace__KindCard: {
            /** Key */
            key: string;
            /** Column */
            column: string;
            /** Label */
            label: string;
            /** Channel */
            channel: string;
            /** In Cells */
            in_cells: boolean;
            /** Records */
            records: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    workspace_api_v1_workspace_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
        };
    };
    work_api_v1_work_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkCard"];
                };
            };
        };
    };
    follow_work_api_v1_work_events_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    tile_api_v1_base_map__zoom___column___row__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                zoom: number;
                column: number;
                row: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    kelurahan_api_v1_geometry_kelurahan__digest__json_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    cells_api_v1_geometry_cells__resolution___digest__json_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resolution: number;
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    values_api_v1_values__measure__get: {
        parameters: {
            query?: {
                kind?: string;
                agency?: string[];
                substance?: string[];
                resolution?: number;
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path: {
                measure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Values"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    ask_api_v1_analyses_get: {
        parameters: {
            query?: {
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    again_api_v1_analyses__identity__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    kelurahan_api_v1_kelurahan__code__get: {
        parameters: {
            query?: {
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    overlays_api_v1_overlays_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overlays"];
                };
            };
        };
    };
    points_api_v1_points_get: {
        parameters: {
            query: {
                kind: string;
                agency?: string[];
                substance?: string[];
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Points"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    places_api_v1_places_get: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Spot"][];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    priority_api_v1_priority_get: {
        parameters: {
            query?: {
                /** @description CODE=WEIGHT */
                weight?: string[];
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriorityCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    choose_api_v1_choices_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoiceCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    kept_api_v1_decision_records_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordCard"][];
                };
            };
        };
    };
    decide_and_keep_api_v1_decision_records_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asked"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    one_record_api_v1_decision_records__identity__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    scenarios_api_v1_scenarios_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioCard"][];
                };
            };
        };
    };
    keep_scenario_api_v1_scenarios_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioCard"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioCard"][];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    drop_scenario_api_v1_scenarios__name__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioCard"][];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_imports_api_v1_imports_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
        };
    };
    send_files_api_v1_imports_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_send_files_api_v1_imports_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    preview_api_v1_imports_preview_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_preview_api_v1_imports_preview_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    fields_api_v1_imports_fields_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vocabulary"];
                };
            };
        };
    };
    withdraw_api_v1_imports__number__withdraw_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawal"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    withdraw_api_v1_imports__number__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawal"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    rejected_api_v1_imports__number__rejected_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    make_rejected_api_v1_imports__number__rejected_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_make_rejected_api_v1_imports__number__rejected_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_jobs_api_v1_jobs_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
        };
    };
    show_job_api_v1_jobs__number__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    cancel_job_api_v1_jobs__number__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    follow_job_api_v1_jobs__number__events_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_reviews_api_v1_reviews_get: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                reason?: string | null;
                file?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuePage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    show_review_api_v1_reviews__identity__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    decide_api_v1_reviews__identity__decision_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Wanted"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_decisions_api_v1_decisions_get: {
        parameters: {
            query?: {
                last?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    undo_api_v1_decisions__number__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    zones_api_v1_zones__unit__get: {
        parameters: {
            query?: {
                seed?: number | null;
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    ranking_api_v1_ranking_get: {
        parameters: {
            query?: {
                seed?: number | null;
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    exports_api_v1_exports_get: {
        parameters: {
            query?: {
                seed?: number | null;
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exports"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    download_api_v1_exports__layer___file_format__get: {
        parameters: {
            query?: {
                seed?: number | null;
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path: {
                layer: string;
                file_format: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    preview_api_v1_exports__layer__get: {
        parameters: {
            query?: {
                rows?: number;
                seed?: number | null;
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path: {
                layer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    layer_api_v1_layers__layer__geojson_get: {
        parameters: {
            query?: {
                seed?: number | null;
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path: {
                layer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    map_page_map_get: {
        parameters: {
            query?: {
                seed?: number | null;
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    sheet_api_v1_sheet_pdf_get: {
        parameters: {
            query?: {
                seed?: number | null;
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    programme_api_v1_programme_get: {
        parameters: {
            query?: {
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    alarms_api_v1_alarms_get: {
        parameters: {
            query?: {
                /** @description FROM/TO, ISO days; all data where empty */
                period?: string | null;
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alarms"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    coverage_api_v1_coverage_get: {
        parameters: {
            query?: {
                /** @description as it may leave the office */
                publish?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    help_page_api_v1_help_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Help"];
                };
            };
        };
    };
    health_api_v1_health_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
}
