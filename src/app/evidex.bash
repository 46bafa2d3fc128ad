# bash completion for evidex

_evidex() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
  local commands="ingest coverage quotes show explain sources status changes tag eval retag codebook read review decisions agreement export import report serve verify pseudonymise forget"
  local common="--db --codebook --format --quiet --help"
  local filters="--component --theme --role --kind --stance --source --year --evidence --tagged --decided"
  local word command="" nested=""
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ -z $command && " $commands " == *" $word "* ]]; then
      command=$word
    elif [[ $command == codebook && " check show test audit precision diff suggest learn import export " == *" $word "* ]]; then
      nested=$word
    elif [[ $command == decisions && " export import withdraw move " == *" $word "* ]]; then
      nested=$word
    fi
  done

  local choices=""
  case $previous in
    --format) choices="table csv json md" ;;
    --role) choices="young-person parent service-provider commissioner interviewer group other unknown not-speech" ;;
    --kind) choices="interview document" ;;
    --stance) choices="meets falls-short neutral" ;;
    --by) choices="theme role kind year source stance" ;;
    --split) choices="odd even" ;;
    --evidence) choices="suggested decided agreed" ;;
    --tagged|--decided) choices="yes no" ;;
    --sort) choices="repair trust" ;;
    --order) choices="document uncertain random" ;;
    --unit) choices="passage sentence character" ;;
    --table) choices="quotes matrix counts" ;;
    --component|--why-not) choices=$(evidex codebook show --format csv 2>/dev/null | tail -n +2 | cut -d, -f1) ;;
  esac
  if [[ -n $choices ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
    return
  fi

  local options=""
  case $command in
    "") options=$commands ;;
    ingest) options="--pseudonyms --roles --threads --timeout" ;;
    coverage) options="--by $filters" ;;
    quotes) options="--context --limit --offset $filters" ;;
    review) options="--coder --component --source --order --blind --sample --seed --disagreements --answers" ;;
    agreement) options="--coders --unit --component --source --include-engine --precise" ;;
    show) options="--context" ;;
    explain) options="--passage --role --kind --section --why-not --component" ;;
    sources) options="--problems" ;;
    changes) options="--since" ;;
    eval) options="--borderline --split --evidence --assisted --errors --rows" ;;
    retag) options="--threads" ;;
    codebook)
      case $nested in
        "") options="check show test audit precision diff suggest learn import export" ;;
        check) options="--overlaps" ;;
        precision) options="--sort --all" ;;
        audit) options="--component --row --limit" ;;
        suggest) options="--support --precision --most --into" ;;
        learn) options="--into --judge --split" ;;
        import) options="--to --as" ;;
        export) options="--as" ;;
        diff) options="--gold --on --samples" ;;
      esac ;;
    read) options="--json --timeout" ;;
    pseudonymise) options="--key --roles" ;;
    decisions)
      case $nested in
        "") options="export import withdraw move --log --unresolved --coder --source --component --limit" ;;
        export) options="--coder" ;;
        import) options="--pseudonyms" ;;
        withdraw) options="--coder" ;;
        move) options="--words --coder" ;;
      esac ;;
    forget) options="--yes" ;;
    export) options="--table --gold --bom --name $filters" ;;
    import) options="--map --to --coder --read-through" ;;
    report) options="--output --title --quotes $filters" ;;
    serve) options="--port --no-open --coder --assets" ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$options $common --version" -- "$current")
  if [[ $current != -* && -n $command ]]; then
    local files
    mapfile -t files < <(compgen -f -- "$current")
    COMPREPLY+=("${files[@]}")
  fi
}
complete -o filenames -F _evidex evidex
