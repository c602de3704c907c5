# What zsh offers at the end of a line, one offer a line: complete.zsh FOLDER 'loomwise advise --'
# FOLDER holds _loomwise. A second zsh in a terminal of its own completes; it is asked what it would add.
zmodload zsh/zpty || exit 1
folder=$1
typed=$2
cat > $folder/setup.zsh << 'SETUP'
PROMPT=
fpath=($folder $fpath)
autoload -Uz compinit
compinit -u -d $folder/dump
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab false
compadd() {
  # With -O, -A or -D it only fills arrays.
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a offers
  builtin compadd -A offers "$@"
  print -rl -- $offers >> $folder/offers
  builtin compadd "$@"
}
finish() { : > $folder/done; exit 0 }
comppostfuncs=(finish)
: > $folder/ready
SETUP
rm -f $folder/(offers|ready|done)(N)
wait_for() {
  repeat 200; do
    [[ -e $folder/$1 ]] && return
    zpty -r -t inner said
    sleep 0.05
  done
  print "zsh: $1 did not come: $said"
  exit 1
}
zpty inner "folder=$folder zsh -f -i"
zpty -w inner "source $folder/setup.zsh"
wait_for ready
zpty -w -n inner "$typed"$'\t'
wait_for done
zpty -d inner
[[ -e $folder/offers ]] && cat $folder/offers
exit 0
