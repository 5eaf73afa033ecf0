#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Completions as the shells see them: bash in full; zsh and fish as far as they are installed here. (The comma that zsh adds
# goes when a blank is typed.)
set -u
folder=$(cd -- "$1" && pwd) || exit 1
failures=0

# The daemon's answers, without a daemon.
fake=$(mktemp -d) || exit 1
trap 'rm -rf "$fake"' EXIT
printf '#!/bin/sh\ncase $* in *%%R*) printf "cpu\\ngpu\\n";; *%%f*) echo "cpu,rtx_a2000";; *%%N*) echo localhost;; esac\n' >"$fake/sinfo"
printf '#!/bin/sh\ncase $* in *%%i,%%j*) printf "7  | sweep one\\n12 | wrap\\n";; *) printf "7\\n12\\n5_1\\n";; esac\n' >"$fake/squeue"
cp "$fake/sinfo" "$fake/only-one-tool"
chmod +x "$fake"/*
PATH=$fake:$PATH

# expect "what is told" "words" WORD...: the candidates when the last word is being typed.
expect() {
    local what=$1 wanted=$2 command=$3
    COMP_WORDS=("${@:3}")
    COMP_CWORD=$(($# - 3))
    COMPREPLY=()
    "_slotd_$command" "$command" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    if [ "${COMPREPLY[*]}" != "$wanted" ]; then
        printf 'bash: %s: expected "%s", got "%s"\n' "$what" "$wanted" "${COMPREPLY[*]}"
        failures=$((failures + 1))
    fi
}

for command in sbatch srun salloc squeue sacct scontrol scancel sinfo slotd; do
    # shellcheck disable=SC1090
    . "$folder/bash/$command" || failures=$((failures + 1))
done
touch "$fake/train.sh" && cd "$fake" || exit 1
expect "an option by its beginning" "--array= --account= --acctg-freq=" sbatch --a
expect "partitions come from the daemon" "cpu gpu" sbatch -p ''
expect "a value after =" "gpu" sbatch --partition = g
expect "a value in one word with its option" "--partition=gpu" sbatch --partition=g
expect "a second partition of a list" "cpu,gpu" squeue -p cpu,g
expect "words of a choice" "append" sbatch --open-mode = a
expect "a script" "train.sh" sbatch -c 4 tr
expect "arguments of a script are files, options of it none of ours" "" sbatch train.sh --par
expect "jobs of the queue" "7 12 5_1" scancel ''
expect "jobs for an option" "12" squeue -j 1
expect "states" "COMPLETING COMPLETED" squeue -t COMP
expect "a command to run" "only-one-tool" srun -n 2 only-one
expect "words of scontrol" "show" scontrol sh
expect "what scontrol shows" "partition" scontrol show p
expect "jobs for scontrol" "12" scontrol show job 1
expect "jobs to hold" "7 12 5_1" scontrol hold ''
expect "words of slotd" "daemon doctor" slotd d

if command -v fish >/dev/null; then
    export HOME=$fake XDG_CONFIG_HOME=$fake/config XDG_DATA_HOME=$fake/data
    typed() {
        local what=$1 wanted=$2 line=$3 got
        got=$(fish --no-config -c "source $folder/fish/${line%% *}.fish; complete -C '$line'" 2>&1 | cut -f1 | LC_ALL=C sort | tr '\n' ' ')
        if [ "$got" != "$wanted" ]; then
            printf 'fish: %s: expected "%s", got "%s"\n' "$what" "$wanted" "$got"
            failures=$((failures + 1))
        fi
    }
    typed "an option by its beginning" "--parsable --partition " "sbatch --par"
    typed "partitions come from the daemon" "cpu gpu " "squeue -p "
    typed "jobs of the queue" "12 7 " "scancel "
    typed "words of scontrol" "show " "scontrol sho"
    typed "jobs for scontrol" "12 7 " "scontrol show job "
    typed "words of slotd" "doctor " "slotd doc"
fi
if command -v zsh >/dev/null; then
    # What the line is after Tab, in a shell that thinks it has a terminal.
    cat >"$fake/typed.zsh" <<'END'
zmodload zsh/zpty
zpty shell TERM=xterm zsh -f -i
zpty -w shell "fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w shell 'tell() { zle complete-word; print -r -- "$BUFFER" >$FAKE/line.new; mv $FAKE/line.new $FAKE/line; BUFFER= }'
zpty -w shell 'zle -N tell; bindkey "^T" tell; print ready >$FAKE/line'
shift
for typed in ready "$@"; do
    [[ $typed == ready ]] || zpty -n -w shell "$typed"$'\x14'
    for ((i = 0; i < 1000; i++)); do
        [[ -s $FAKE/line ]] && break
        zpty -r -t shell ignored
        sleep 0.02
    done
    [[ $typed == ready ]] || cat $FAKE/line 2>/dev/null || print none
    rm -f $FAKE/line
done
zpty -d shell
END
    lines=("sbatch --pars" "squeue -p g" "squeue --partition=g" "sacct --brie" "sinfo --summ" "scancel 5" "srun --lab" "salloc --exclus"
        "scontrol sho" "scontrol show job 5" "slotd doc" "sbatch --open-mode=ap" "sbatch -c 4 trai")
    wanted=("sbatch --parsable " "squeue -p gpu," "squeue --partition=gpu," "sacct --brief " "sinfo --summarize " "scancel 5_1," "srun --label "
        "salloc --exclusive=" "scontrol show " "scontrol show job 5_1," "slotd doctor " "sbatch --open-mode=append " "sbatch -c 4 train.sh ")
    mapfile -t got < <(FAKE=$fake zsh -f "$fake/typed.zsh" "$folder/zsh" "${lines[@]}")
    for i in "${!lines[@]}"; do
        if [ "${got[i]-}" != "${wanted[i]}" ]; then
            printf 'zsh: %s: expected "%s", got "%s"\n' "${lines[i]}" "${wanted[i]}" "${got[i]-}"
            failures=$((failures + 1))
        fi
    done
fi
[ "$failures" = 0 ]
